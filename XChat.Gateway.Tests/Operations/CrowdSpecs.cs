using System.Globalization;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

/// <summary>Many at once. Bounded: each test takes seconds.</summary>
public sealed class CrowdSpecs
{
    private const int Crowd = 1000;

    [Fact]
    public async Task A_thousand_clients_hear_a_thousand_messages_all_in_order_and_once()
    {
        await using var server = await XChatProcess.StartAsync("xchat.limits { messages-per-second = 0, outbound-bytes = 16 MiB }");
        var listeners = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(i => ListenerAsync(server, i)));
        await using var speaker = await WireClient.JoinAsync(server.Port, "speaker");
        var hearing = listeners.Select(listener => listener.HearAsync(Crowd)).ToList();
        var echo = Task.Run(async () =>
        {
            for (var i = 0; i < Crowd; i++)
            {
                await speaker.UntilAsync("message");
            }
        });
        for (var i = 1; i <= Crowd; i++)
        {
            await speaker.SayAsync(string.Create(CultureInfo.InvariantCulture, $"message {i}"));
        }

        await Task.WhenAll(hearing);
        await echo;
        foreach (var listener in listeners)
        {
            listener.Dispose();
        }
    }

    [Fact]
    public async Task A_thousand_who_come_and_go_at_once_leave_a_right_roster_and_every_leave_told_once()
    {
        await using var server = await XChatProcess.StartAsync();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada");
        var come = new HashSet<string>();
        var gone = new HashSet<string>();
        var watching = Task.Run(async () =>
        {
            while (gone.Count < Crowd)
            {
                var change = await ada.NextAsync();
                var member = change.GetProperty("member").GetString()!;
                Assert.True(change.Type() == "join" ? come.Add(member) : gone.Add(member), $"{change.Type()} of {member} was told twice.");
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Crowd).Select(async i =>
        {
            using var client = await ListenerAsync(server, i);
        }));
        await watching.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(come.SetEquals(gone));

        await ada.SayAsync("/who");
        var who = (await ada.UntilAsync("notice")).Text();
        Assert.Contains("Ada", who, StringComparison.Ordinal);
        Assert.DoesNotContain("listener", who, StringComparison.Ordinal);
    }

    private static async Task<Listener> ListenerAsync(XChatProcess server, int number)
    {
        var raw = await RawSocket.UpgradeAsync(server.Port);
        await raw.SendAsync(ClientFrame.Text(string.Create(CultureInfo.InvariantCulture, $"listener{number}")));
        Assert.Equal("[]", (await raw.FrameAsync())!.Text);
        return new Listener(raw);
    }

    /// <summary>Reads frames without making objects of them: a thousand of these share two cores with the server.</summary>
    private sealed class Listener(RawSocket raw) : IDisposable
    {
        public async Task HearAsync(int count)
        {
            for (var expected = 1; expected <= count;)
            {
                var frame = await raw.FrameAsync();
                Assert.NotNull(frame);
                if (frame.Opcode == 0x9)
                {
                    await raw.SendAsync(ClientFrame.Make(0xA, frame.Payload));
                    continue;
                }

                foreach (var part in frame.Text.Split("\"type\":\"message\",\"id\":").Skip(1))
                {
                    Assert.Equal(expected++, int.Parse(part.AsSpan(0, part.IndexOf('}')), CultureInfo.InvariantCulture));
                }
            }
        }

        public void Dispose() => raw.Dispose();
    }
}
