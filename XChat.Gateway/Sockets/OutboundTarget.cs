using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace XChat.Gateway.Sockets;

/// <summary>Where a backlog goes: the bare socket, or the stream where there is none.</summary>
internal readonly record struct OutboundTarget(Socket? Socket, Stream? Stream)
{
    /// <summary>Writes all frames of <paramref name="batch"/>, however long the peer takes.</summary>
    /// <exception cref="IOException">The peer is gone; likewise <see cref="SocketException"/> and <see cref="ObjectDisposedException"/>.</exception>
    public Task WriteAsync(List<ReadOnlyMemory<byte>> batch) => Socket is null ? ToStreamAsync(Stream!, batch) : ToSocketAsync(Socket, batch);

    private static async Task ToStreamAsync(Stream stream, List<ReadOnlyMemory<byte>> batch)
    {
        foreach (var frame in batch)
        {
            await stream.WriteAsync(frame);
        }

        await stream.FlushAsync();
    }

    private static async Task ToSocketAsync(Socket socket, List<ReadOnlyMemory<byte>> batch)
    {
        var rest = batch.ConvertAll(Segment);
        while (rest.Count > 0)
        {
            Skip(rest, await socket.SendAsync(rest, SocketFlags.None));
        }
    }

    private static void Skip(List<ArraySegment<byte>> segments, int sent)
    {
        var whole = 0;
        while (whole < segments.Count && sent >= segments[whole].Count)
        {
            sent -= segments[whole++].Count;
        }

        segments.RemoveRange(0, whole);
        if (sent > 0)
        {
            segments[0] = segments[0][sent..];
        }
    }

    private static ArraySegment<byte> Segment(ReadOnlyMemory<byte> frame) =>
        MemoryMarshal.TryGetArray(frame, out var segment) ? segment : new ArraySegment<byte>(frame.ToArray());
}
