using XChat.Gateway.Configuration;
using Xunit;

namespace XChat.Gateway.Tests.Configuration;

/// <summary>Every limit at its edges: key, off, least, most, and what lies beyond.</summary>
public class LimitSpecs
{
    public static TheoryData<string, string, string, string?, string> Edges => new()
    {
        { "limits.messages-per-second", "1", "10000", null, "10001" },
        { "limits.message-burst", "1", "10000", null, "10001" },
        { "limits.message-bytes", "64", "1 MiB", "63", "1048577" },
        { "limits.connections", "1", "1000000", null, "1000001" },
        { "limits.connections-per-address", "1", "1000000", null, "1000001" },
        { "limits.outbound-bytes", "4 KiB", "1 GiB", "4095", "1073741825" },
        { "limits.handshake-timeout", "100 ms", "10 minutes", "99 ms", "601 s" },
        { "limits.join-timeout", "100 ms", "10 minutes", "99 ms", "601 s" },
        { "limits.ping-interval", "100 ms", "1 hour", "99", "3601s" },
        { "limits.pong-timeout", "100 ms", "1 hour", "99", "3601s" },
        { "limits.connects-per-minute", "1", "1000000", null, "1000001" },
        { "limits.http-connections", "1", "1000000", null, "1000001" },
        { "limits.http-connections-per-address", "1", "1000000", null, "1000001" },
        { "uploads.max-file-bytes", "1", "1024 GiB", null, "1025 GiB" },
        { "uploads.max-request-bytes", "1", "1024 GiB", null, "1025 GiB" },
        { "uploads.total-bytes", "1", "1024 TiB", null, "1025 TiB" },
        { "uploads.address-bytes", "1", "1024 TiB", null, "1025 TiB" },
        { "uploads.per-minute", "1", "1000000", null, "1000001" },
        { "uploads.orphan-after", "1 s", "30 days", "999 ms", "31 d" },
        { "resume-grace", "100 ms", "10 m", "1 ms", "601 s" },
        { "history", "1", "1000000", null, "1000001" },
        { "rooms.lobby.history", "1", "1000000", null, "1000001" },
        { "rooms.lobby.members", "1", "1000000", null, "1000001" },
    };

    [Theory]
    [InlineData("4 KiB", 1024)]
    [InlineData("1 MiB", 256 * 1024)]
    [InlineData("1 GiB", 256 * 1024)]
    [InlineData("0", 256 * 1024)]
    public void A_full_batch_is_a_quarter_of_what_may_wait_for_a_client_at_most(string outbound, long batch)
    {
        Assert.Equal(batch, Loaded.With($"xchat.limits.outbound-bytes = {outbound}").Chat.Rooms.BatchBytes);
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void A_limit_is_taken_from_edge_to_edge_and_refused_beyond(string key, string least, string most, string? tooLittle, string tooMuch)
    {
        foreach (var good in new[] { "0", least, most })
        {
            Loaded.With($"xchat.{key} = {good}");
        }

        foreach (var bad in new[] { tooLittle, tooMuch, "-1", "word", "\"\"", "[]", "1 2" }.OfType<string>())
        {
            Assert.Contains($"xchat.{key} = ", Loaded.Refused($"xchat.{key} = {bad}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void History_has_always_a_bound()
    {
        Assert.Equal(64 << 10, Loaded.With("xchat.history-bytes = 64 KiB").Chat.Rooms.Rooms[0].HistoryBytes);
        Assert.Contains("a size from 64 KiB to 16 GiB", Loaded.Refused("xchat.history-bytes = 0"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_of_zero_is_off()
    {
        var options = Loaded.With("""
            xchat.limits {
              messages-per-second = 0, message-burst = 0, message-bytes = 0, connections = 0, connections-per-address = 0,
              outbound-bytes = 0, handshake-timeout = 0, join-timeout = 0, ping-interval = 0, pong-timeout = 0
            }
            """);

        Assert.Equal((0, 0, 0), (options.Sockets.MessageBytes, options.Connections, options.ConnectionsPerAddress));
        Assert.Equal((0, 0, 0L), (options.Chat.Sessions.MessagesPerSecond, options.Chat.Sessions.MessageBurst, options.Chat.Sessions.OutboundBytes));
        Assert.All(
            [options.Sockets.HandshakeTimeout, options.Sockets.PingInterval, options.Sockets.PongTimeout, options.Chat.Sessions.JoinTimeout],
            time => Assert.Equal(TimeSpan.Zero, time));
    }

    [Theory]
    [InlineData("100", 100)]
    [InlineData("16k", 16384)]
    [InlineData("1.5 KiB", 1536)]
    [InlineData("64kB", 64000)]
    [InlineData("1m", 1048576)]
    [InlineData("512 bytes", 512)]
    public void Sizes_have_units(string written, int bytes) =>
        Assert.Equal(bytes, Loaded.With($"xchat.limits.message-bytes = {written}").Sockets.MessageBytes);

    [Theory]
    [InlineData("250", 250)]
    [InlineData("250ms", 250)]
    [InlineData("1.5 s", 1500)]
    [InlineData("2 minutes", 120_000)]
    [InlineData("1h", 3_600_000)]
    public void Durations_have_units(string written, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Loaded.With($"xchat.limits.ping-interval = {written}").Sockets.PingInterval);
}
