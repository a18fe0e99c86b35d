using System.Globalization;
using System.Text.Json;
using XChat.Gateway.Tests.Harness;

namespace XChat.Gateway.Tests.Journal;

/// <summary>A client of xchat.v2 that has joined.</summary>
internal sealed class V2Client(WireClient wire, JsonElement welcome, JsonElement[] history) : IAsyncDisposable
{
    public WireClient Wire => wire;

    public JsonElement[] History => history;

    public string Key => welcome.GetProperty("key").GetString()!;

    public string Epoch => welcome.GetProperty("epoch").GetString()!;

    public string Name => welcome.GetProperty("name").GetString()!;

    public bool Recovered => welcome.GetProperty("recovered").GetBoolean();

    public static async Task<V2Client> JoinAsync(int port, string name, string? key = null, (string Epoch, long Id)? since = null, string? token = null, string path = "/ws")
    {
        var wire = await WireClient.ConnectAsync(port, path, "xchat.v2");
        var more = key is null ? "" : $",\"key\":\"{key}\"";
        more += since is not { } point ? "" : string.Create(CultureInfo.InvariantCulture, $",\"since\":{{\"epoch\":\"{point.Epoch}\",\"id\":{point.Id}}}");
        more += token is null ? "" : $",\"token\":\"{token}\"";
        await wire.SayAsync($"{{\"type\":\"join\",\"name\":\"{name}\"{more}}}");
        var welcome = (await wire.FrameAsync())[0];
        return new V2Client(wire, welcome, await wire.FrameAsync());
    }

    /// <summary>Says it and hears it back.</summary>
    public async Task<JsonElement> SayAsync(string text, string? nonce = null, string? attachment = null)
    {
        var more = nonce is null ? "" : $",\"nonce\":\"{nonce}\"";
        more += attachment is null ? "" : $",\"attachment\":{{\"url\":\"{attachment}\"}}";
        await wire.SayAsync($"{{\"type\":\"message\",\"text\":\"{text}\"{more}}}");
        return await wire.UntilAsync("message");
    }

    public ValueTask DisposeAsync() => wire.DisposeAsync();
}
