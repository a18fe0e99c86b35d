using XChat.Benchmarks.Yardsticks;

namespace XChat.Benchmarks.Hostile;

/// <summary>People who come, say a little, upload something and go: what a server has seen that has been there for a while.</summary>
/// <remarks>Memory after an attack is compared with a server that knows its work; one that has just started still grows with everything it does for the first time.</remarks>
internal static class Guests
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    // The smallest PNG that there is.
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>Comes and goes until told to stop.</summary>
    public static Task ComeAndGoAsync(int port, string from, CancellationToken stop) => Attacks.GoOnAsync(VisitAsync, port, from, stop);

    private static async Task VisitAsync(int port, string from, CancellationToken stop)
    {
        await ChatAsync(port, from, stop);
        await UploadAsync(port, from, stop);
        await Task.Delay(Pace, stop);
    }

    private static async Task ChatAsync(int port, string from, CancellationToken stop)
    {
        using var client = await HostileClient.UpgradeAsync(port, from, stop);
        await client.SayAsync("guest", stop);
        for (var i = 0; i < 3; i++)
        {
            await Task.Delay(Pace, stop);
            await client.SayAsync("a word or two", stop);
            client.StillOpen();
        }

        await client.SendAsync(WebSocketFrames.Masked([0x03, 0xE8], opcode: 8), stop);
        await Task.Delay(Pace, stop);
    }

    private static async Task UploadAsync(int port, string from, CancellationToken stop)
    {
        using var client = await HostileClient.ConnectAsync(port, from, stop);
        byte[] body =
        [
            .. "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"point.png\"\r\nContent-Type: image/png\r\n\r\n"u8,
            .. Picture, .. "\r\n--x--\r\n"u8,
        ];
        await client.SendAsync($"POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: {body.Length}\r\n\r\n", stop);
        await client.SendAsync(body, stop);
        await Task.Delay(Pace, stop);
        client.StillOpen();
    }
}
