using System.Diagnostics;
using System.Net.Sockets;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

[Collection(OrdinaryServerTests.Name)]
public sealed class BrokenConnectionSpecs(OrdinaryServer server)
{
    [Fact]
    public async Task A_connection_that_is_cut_without_a_close_frame_leaves_once_and_at_once()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        using (var bob = await RawSocket.UpgradeAsync(server.Port, room))
        {
            await bob.SendAsync(ClientFrame.Text("Bob"));
            await ada.UntilAsync("join");
            bob.Socket.LingerState = new LingerOption(true, 0);
        }

        Assert.Equal("Bob left", (await ada.NextAsync()).Text());
        await ada.SayAsync("still here");
        Assert.Equal("still here", (await ada.NextAsync()).Text());
    }

    [Fact]
    public async Task A_client_that_only_shuts_down_its_sending_side_has_left_too()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        using var bob = await RawSocket.UpgradeAsync(server.Port, room);
        await bob.SendAsync(ClientFrame.Text("Bob"));
        await ada.UntilAsync("join");
        bob.Socket.Shutdown(SocketShutdown.Send);

        Assert.Equal("Bob left", (await ada.NextAsync()).Text());
        Assert.Equal(-1, await bob.CloseCodeAsync());
    }

    [Fact]
    public async Task What_was_said_before_the_connection_was_cut_was_said()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        using (var bob = await RawSocket.UpgradeAsync(server.Port, room))
        {
            await bob.SendAsync([ClientFrame.Text("Bob"), .. Enumerable.Range(1, 100).Select(i => ClientFrame.Text($"{i}")), ClientFrame.Close(1000)]);
            Assert.Equal(1000, await bob.CloseCodeAsync());
        }

        for (var i = 1; i <= 100; i++)
        {
            Assert.Equal($"{i}", (await ada.UntilAsync("message")).Text());
        }

        Assert.Equal("leave", (await ada.NextAsync()).Type());
    }

    [Fact]
    public async Task A_stalled_reader_is_closed_with_4413_and_the_rest_hear_everything()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        using var stalled = await RawSocket.UpgradeAsync(server.Port, room, receiveBuffer: 4096);
        await stalled.SendAsync(ClientFrame.Text("Stalled"));
        await ada.UntilAsync("join");

        var text = new string('x', 15_000);
        var clock = Stopwatch.StartNew();
        var left = false;
        for (var said = 1; !left && clock.Elapsed < TimeSpan.FromSeconds(30); said++)
        {
            await ada.SayAsync(text);
            var next = await ada.NextAsync();
            if (next.Type() == "leave")
            {
                Assert.Equal("Stalled left", next.Text());
                left = true;
                next = await ada.NextAsync();
            }

            Assert.Equal(said, next.Id());
        }

        Assert.True(left, "The stalled reader was kept for ever.");
    }

    [Fact]
    public async Task A_stalled_reader_that_wakes_up_finds_whole_frames_and_4413_behind_them()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        using var stalled = await RawSocket.UpgradeAsync(server.Port, room, receiveBuffer: 4096);
        await stalled.SendAsync(ClientFrame.Text("Stalled"));
        await ada.UntilAsync("join");

        // More than the kernel holds and the queue may, and soon, for who is too slow is waited for a few seconds only; but never so
        // much at once that Ada is too slow as well.
        const int Messages = 600;
        using var window = new SemaphoreSlim(20);
        var text = new string('x', 15_000);
        var hearing = Task.Run(async () =>
        {
            for (var i = 0; i < Messages; i++)
            {
                await ada.UntilAsync("message");
                window.Release();
            }
        });
        for (var i = 0; i < Messages; i++)
        {
            await window.WaitAsync(TimeSpan.FromSeconds(20));
            await ada.SayAsync(text);
        }

        await hearing;
        Assert.Equal(4413, await stalled.CloseCodeAsync());
    }

    [Fact]
    public async Task Pings_are_answered_between_whole_frames_under_full_load()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        using var bob = await RawSocket.UpgradeAsync(server.Port, room);
        await bob.SendAsync(ClientFrame.Text("Bob"));
        await ada.UntilAsync("join");
        var talking = Task.Run(async () =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                await ada.SayAsync($"message number {i}");
            }
        });
        var reading = Task.Run(async () =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                await ada.UntilAsync("message");
            }
        });
        var pings = Task.Run(async () =>
        {
            for (var i = 0; i < 300; i++)
            {
                await bob.SendAsync(ClientFrame.Ping($"ping {i}"));
            }
        });

        long last = 0;
        var pongs = new List<string>();
        while (last < 2_000 || !pongs.Contains("ping 299"))
        {
            var frame = await bob.FrameAsync();
            Assert.NotNull(frame);
            Assert.True(frame is { Final: true, Reserved: 0, Opcode: 0x1 or 0xA });
            if (frame.Opcode == 0xA)
            {
                pongs.Add(frame.Text);
                continue;
            }

            using var json = System.Text.Json.JsonDocument.Parse(frame.Payload);
            foreach (var message in json.RootElement.EnumerateArray().Where(message => message.Type() == "message"))
            {
                Assert.Equal(++last, message.Id());
            }
        }

        await Task.WhenAll(talking, reading, pings);
    }

    [Fact]
    public async Task A_client_that_floods_with_pings_is_closed_with_4429()
    {
        using var client = await RawSocket.UpgradeAsync(server.Port, server.Room());
        await client.SendAsync(ClientFrame.Text("Pinger"));
        await client.SendAsync(Pieces.Join([.. Enumerable.Repeat(ClientFrame.Ping(), 3_000)]));

        Assert.Equal(4429, await client.CloseCodeAsync());
    }
}
