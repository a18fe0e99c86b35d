using System.Net;
using System.Net.Sockets;
using XChat.Gateway.Sockets;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Sockets;

public sealed class ConnectionWriterSpecs : IDisposable
{
    private readonly Socket _server;
    private readonly Socket _client;
    private int _broken;

    public ConnectionWriterSpecs()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        _client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        _client.Connect(listener.LocalEndPoint!);
        _server = listener.Accept();
        _server.SendBufferSize = 4096;
    }

    private ConnectionWriter Writer(bool overStream) => overStream
        ? new ConnectionWriter(new NetworkStream(_server), () => _broken++)
        : new ConnectionWriter(_server, () => _broken++);

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Frames_come_out_whole_and_in_order_however_slowly_the_peer_reads(bool overStream)
    {
        var writer = Writer(overStream);
        var sent = new List<byte[]>();
        for (var i = 0; i < 400; i++)
        {
            var frame = new byte[1 + (i * 37 % 5000)];
            Array.Fill(frame, (byte)i);
            sent.Add(frame);
            writer.Send(frame);
        }

        Assert.True(writer.QueuedBytes > 0);
        Assert.Equal(Pieces.Join([.. sent]), await ReadAsync(sent.Sum(frame => frame.Length)));
        await writer.FlushedAsync();
        Assert.Equal(0, writer.QueuedBytes);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Control_frames_overtake_what_waits_but_tear_no_frame(bool overStream)
    {
        var writer = Writer(overStream);
        var data = new byte[200_000];
        for (var i = 0; i < 10; i++)
        {
            writer.Send(Marked(data, 1));
        }

        writer.Pong(Marked(new byte[50], 2));
        writer.Pong(Marked(new byte[60], 2));
        writer.Ping(Marked(new byte[10], 3));
        writer.Finish(Marked(new byte[20], 4), insteadOfQueue: false);
        writer.Send(new byte[5]);

        var frames = Runs(await ReadAsync((10 * 200_000) + 60 + 10 + 20));
        Assert.Equal((4, 20), frames[^1]);
        Assert.Contains((2, 60), frames);
        Assert.Contains((3, 10), frames);
        var overtaken = frames.Skip(frames.IndexOf((3, 10)) + 1).Where(run => run.Mark == 1).Sum(run => run.Length);
        Assert.True(overtaken > 200_000, $"Only {overtaken} bytes were overtaken.");
        Assert.All(frames.Where(run => run.Mark == 1), run => Assert.Equal(0, run.Length % data.Length));
    }

    [Fact]
    public async Task A_close_instead_of_the_queue_follows_what_was_begun()
    {
        var writer = Writer(overStream: false);
        for (var i = 0; i < 100; i++)
        {
            writer.Send(Marked(new byte[100_000], 1));
        }

        writer.Finish(Marked(new byte[20], 4), insteadOfQueue: true);
        Assert.True(writer.QueuedBytes < 300_000);

        var frames = Runs(await ReadToEndAsync(writer));
        Assert.Equal((4, 20), frames[^1]);
        Assert.Equal(0, frames[0].Length % 100_000);
        Assert.True(frames[0].Length < 100 * 100_000);
    }

    [Fact]
    public async Task A_writer_that_begins_on_a_stream_goes_past_it_only_while_nothing_was_written_there()
    {
        var stream = new MemoryStream();
        var unused = new ConnectionWriter(stream, () => _broken++);
        unused.Bypass(_server);
        unused.Send(Marked(new byte[10], 1));
        Assert.Equal(Marked(new byte[10], 1), await ReadAsync(10));
        Assert.Equal(0, stream.Length);

        var used = new ConnectionWriter(stream, () => _broken++);
        used.Send(Marked(new byte[10], 1));
        used.Bypass(_server);
        used.Send(Marked(new byte[10], 2));
        Assert.Equal(20, stream.Length);
    }

    [Fact]
    public async Task When_the_peer_is_gone_the_owner_is_told_and_nothing_waits_any_more()
    {
        var writer = Writer(overStream: false);
        _client.LingerState = new LingerOption(true, 0);
        _client.Dispose();
        for (var i = 0; i < 100 && _broken == 0; i++)
        {
            writer.Send(new byte[1000]);
            await Task.Delay(10);
        }

        Assert.True(_broken > 0);
        await writer.FlushedAsync();
        Assert.Equal(0, writer.QueuedBytes);
        writer.Send(new byte[10]);
        writer.Finish(new byte[2], insteadOfQueue: true);
    }

    [Fact]
    public void A_disposed_socket_is_a_peer_that_is_gone()
    {
        var writer = Writer(overStream: false);
        _server.Dispose();
        writer.Send(new byte[10]);

        Assert.Equal(1, _broken);
    }

    public void Dispose()
    {
        _server.Dispose();
        _client.Dispose();
    }

    private static byte[] Marked(byte[] frame, byte mark)
    {
        var copy = frame.ToArray();
        Array.Fill(copy, mark);
        return copy;
    }

    // Neighbours of one mark are one run: a torn frame makes a run whose length is no multiple of its frames'.
    private static List<(int Mark, int Length)> Runs(byte[] bytes)
    {
        var runs = new List<(int Mark, int Length)>();
        foreach (var b in bytes)
        {
            if (runs.Count > 0 && runs[^1].Mark == b)
            {
                runs[^1] = (b, runs[^1].Length + 1);
            }
            else
            {
                runs.Add((b, 1));
            }
        }

        return runs;
    }

    private async Task<byte[]> ReadAsync(int length)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var bytes = new byte[length];
        for (var at = 0; at < length;)
        {
            var read = await _client.ReceiveAsync(bytes.AsMemory(at), timeout.Token);
            Assert.NotEqual(0, read);
            at += read;
        }

        return bytes;
    }

    private async Task<byte[]> ReadToEndAsync(ConnectionWriter writer)
    {
        var bytes = new MemoryStream();
        var reading = Task.Run(async () =>
        {
            var buffer = new byte[64 * 1024];
            while (await _client.ReceiveAsync(buffer) is > 0 and var read)
            {
                bytes.Write(buffer, 0, read);
            }
        });
        await writer.FlushedAsync().WaitAsync(TimeSpan.FromSeconds(20));
        writer.ShutdownSend();
        await reading.WaitAsync(TimeSpan.FromSeconds(20));
        return bytes.ToArray();
    }
}
