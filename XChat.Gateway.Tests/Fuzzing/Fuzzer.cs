using System.Net.Sockets;
using XChat.Gateway.Tests.Harness;

namespace XChat.Gateway.Tests.Fuzzing;

/// <summary>Says recorded sessions to a real server, damaged, over many connections at once.</summary>
/// <param name="port">The server's.</param>
/// <param name="seed">Makes a run that can be run again.</param>
internal sealed class Fuzzer(int port, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private long _frames;

    /// <summary>Frames and requests sent so far.</summary>
    public long Frames => Interlocked.Read(ref _frames);

    /// <summary>Goes on until so many frames are sent.</summary>
    /// <exception cref="TimeoutException">The server did not end a connection whose client had nothing more to say.</exception>
    public Task RunAsync(long frames, int atOnce) => Parallel.ForAsync(0, atOnce, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (lane, _) =>
    {
        for (var round = 0; Frames < frames; round++)
        {
            var ticket = (round * atOnce) + lane;
            await AttackAsync(new Random(HashCode.Combine(seed, ticket)), ticket);
        }
    });

    private async Task AttackAsync(Random random, int ticket)
    {
        using var client = await RawSocket.ConnectAsync(port);
        try
        {
            if (random.Next(10) == 0)
            {
                Interlocked.Increment(ref _frames);
                await client.SendAsync(Mutation.Of(RecordedSessions.Requests[random.Next(RecordedSessions.Requests.Count)], random));
            }
            else
            {
                await SaySessionAsync(client, random);
            }

            client.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The server has had enough already.
        }

        await EndAsync(client.Socket, ticket);
    }

    private async Task EndAsync(Socket socket, int ticket)
    {
        var unheard = new byte[16 * 1024];
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            while (await socket.ReceiveAsync(unheard, timeout.Token) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // A reset is an end too.
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The server holds a connection that has ended: seed {seed}, ticket {ticket}.");
        }
    }

    private async Task SaySessionAsync(RawSocket client, Random random)
    {
        var session = RecordedSessions.All[random.Next(RecordedSessions.All.Count)];
        await client.SendAsync(random.Next(20) == 0 ? Mutation.Of(session.Request, random) : session.Request);
        var frames = Damaged(session, random);
        Interlocked.Add(ref _frames, frames.Count);
        var all = frames.SelectMany(frame => frame).ToArray();

        // In pieces, as networks have it.
        for (var at = 0; at < all.Length;)
        {
            var piece = random.Next(4) == 0 ? random.Next(1, 60) : all.Length;
            await client.SendAsync(all[at..Math.Min(all.Length, at + piece)]);
            at += piece;
        }
    }

    private static List<byte[]> Damaged(RecordedSession session, Random random)
    {
        // Two of three keep their first frame whole, so that they get in; with a secret all, or nobody's would be looked at any more.
        var frames = new List<byte[]>();
        var getsIn = random.Next(3) > 0 || session.Frames[0].Payload.AsSpan().IndexOf("::"u8) >= 0;
        for (var i = 0; i < 60; i++)
        {
            var (first, payload) = session.Frames[i < 2 ? i : random.Next(session.Frames.Count)];
            if ((first & 0x0F) == 0x8 && random.Next(6) > 0)
            {
                continue;
            }

            var whole = getsIn && i == 0;

            // Half of the damage is within well-formed frames: it reaches what lies behind the reader of frames.
            var inside = random.Next(4) > 0;
            var said = whole || !inside ? payload : Mutation.Of(payload, random);
            var frame = ClientFrame.Make(first & 0x0F, (first & 0x08) != 0 && said.Length > 125 ? said[..125] : said, (first & 0x80) != 0, (first & 0x70) >> 4);
            frames.Add(whole || inside ? frame : Mutation.Of(frame, random));
        }

        return frames;
    }
}
