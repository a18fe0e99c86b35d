// A chat client in C#, without a package: dotnet run client.cs ws://127.0.0.1:3000/ws NAME
#:property PublishAot=false
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

var url = new Uri(args.ElementAtOrDefault(0) ?? "ws://127.0.0.1:3000/ws");
var name = args.ElementAtOrDefault(1) ?? "csharp";
using var socket = new ClientWebSocket();
await socket.ConnectAsync(url, default);
await SendAsync(name);
_ = Task.Run(async () =>
{
    while (await Console.In.ReadLineAsync() is { } line)
        await SendAsync(new JsonObject { ["text"] = line }.ToJsonString());
    Environment.Exit(0);
});

var buffer = new byte[64 * 1024];
while (true)
{
    var frame = new MemoryStream();
    ValueWebSocketReceiveResult read;
    do
    {
        read = await socket.ReceiveAsync(buffer.AsMemory(), default);
        frame.Write(buffer, 0, read.Count);
    }
    while (!read.EndOfMessage);
    if (read.MessageType == WebSocketMessageType.Close)
        break;
    foreach (var message in JsonNode.Parse(Encoding.UTF8.GetString(frame.ToArray()))!.AsArray())
        Console.WriteLine($"{message!["username"]}: {message["text"]}");
}

Console.Error.WriteLine($"closed: {(int?)socket.CloseStatus} {socket.CloseStatusDescription}");
return 1;

Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);
