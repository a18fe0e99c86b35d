using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Akka.Actor;
using Akka.Hosting;
using XChat.Actors;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Gateway.Configuration;

namespace XChat.Gateway;

/// <summary><c>GET /rooms</c>: the rooms that there are, and how far each has come, for those who are in another.</summary>
/// <remarks>The rooms are asked once a second, however many want to know.</remarks>
public sealed partial class RoomsEndpoint(ChatOptions chat, RoomName defaultRoom, IRequiredActor<RoomsActor> rooms, TimeProvider time) : IReconfigurable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private volatile Listed _listed = new(chat.Rooms.Rooms, defaultRoom);
    private volatile Answer? _answer;

    /// <summary>From now on these are the rooms.</summary>
    public void Adopt(GatewayOptions options)
    {
        _listed = new Listed(options.Chat.Rooms.Rooms, options.Handshake.DefaultRoom);
        _answer = null;
    }

    /// <summary>Answers one request.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        var answer = _answer;
        if (answer is null || time.GetElapsedTime(answer.Since) > GoodFor)
        {
            _answer = answer = new Answer(AskAsync(), time.GetTimestamp());
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.Body.WriteAsync(await answer.Json, context.RequestAborted);
    }

    private async Task<byte[]> AskAsync()
    {
        var all = await Task.WhenAll(_listed.Rooms.Select(DescribeAsync));
        return JsonSerializer.SerializeToUtf8Bytes(all, RoomsJson.Default.ListedRoomArray);
    }

    private async Task<ListedRoom> DescribeAsync(RoomOptions room)
    {
        var listed = new ListedRoom(room.Name.Value, room.Topic, room.Name == _listed.Default, room.Password is not null);
        try
        {
            return await rooms.ActorRef.Ask<object>(new RoomsProtocol.Describe(room.Name), Patience) is RoomProtocol.Described now
                ? listed with { Members = now.Members, Epoch = now.Epoch, Last = now.LastId }
                : listed;
        }
        catch (Exception noAnswer) when (noAnswer is AskTimeoutException or TaskCanceledException)
        {
            // Busy, or going away: that it exists is known all the same.
            return listed;
        }
    }

    private sealed record Listed(ImmutableArray<RoomOptions> Rooms, RoomName Default);

    private sealed record Answer(Task<byte[]> Json, long Since);

    private sealed record ListedRoom(
        string Name, string Topic, bool Default, bool Locked, int? Members = null, string? Epoch = null, long? Last = null);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(ListedRoom[]))]
    private sealed partial class RoomsJson : JsonSerializerContext;
}
