using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using XChat.Actors.Chat;
using XChat.Gateway.Sockets;
using XChat.Gateway.Uploads;

namespace XChat.Gateway.Tests.Uploads;

/// <summary>The uploads alone, on a real port.</summary>
internal sealed class UploadHouse : IAsyncDisposable
{
    private readonly WebApplication _app;

    private UploadHouse(WebApplication app, string folder) => (_app, Folder) = (app, folder);

    public string Folder { get; }

    public HttpClient Client { get; } = new();

    public IAttachmentStore Store => _app.Services.GetRequiredService<IAttachmentStore>();

    public static async Task<UploadHouse> OpenAsync(Func<UploadOptions, UploadOptions>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("xchat-uploads").FullName;
        var options = new UploadOptions
        {
            Directory = folder,
            Mimes = ["image/png", "image/jpeg", "image/gif", "application/pdf", "text/plain"],
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddUploads(change?.Invoke(options) ?? options, new HandshakeOptions { DefaultRoom = RoomName.Parse("lobby"), Rooms = [], AllowedOrigins = ["https://friend.example"] });
        var app = builder.Build();
        app.MapUploads();
        await app.StartAsync();
        var house = new UploadHouse(app, folder);
        house.Client.BaseAddress = new Uri(app.Urls.First());
        house.Store.HistoriesAreBack();
        return house;
    }

    public Task<HttpResponseMessage> PostAsync(
        byte[] content, string filename = "x.png", string field = "file", string type = "image/png", Action<HttpRequestMessage>? with = null)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        var request = new HttpRequestMessage(HttpMethod.Post, "/upload")
        {
            Content = new MultipartFormDataContent { { new StringContent("hello"), "note" }, { file, field, filename } },
        };
        with?.Invoke(request);
        return Client.SendAsync(request);
    }

    public static async Task<JsonElement> JsonOf(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Client.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
