using System.Collections.Immutable;

namespace XChat.Actors.Sessions;

/// <summary>What sessions may do, and who is an admin. A limit of 0 is off.</summary>
public sealed record SessionOptions
{
    /// <summary>The tokens that make an admin. Default: none, so nobody is one.</summary>
    public ImmutableArray<AdminToken> AdminTokens { get; init; } = [];

    /// <summary>Time for the first frame. Default 10 s. Exceeding it closes with 4408.</summary>
    public TimeSpan JoinTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Sustained rate, in messages a second. Default 10. See <see cref="SendBudget"/>.</summary>
    public int MessagesPerSecond { get; init; } = 10;

    /// <summary>Messages that may come at once. Default 30; 0 = as many as come in a second.</summary>
    public int MessageBurst { get; init; } = 30;

    /// <summary>Most that may wait for one client, in bytes. Default 1 MiB. Exceeding it closes with 4413.</summary>
    public long OutboundBytes { get; init; } = 1024 * 1024;

    /// <summary>How long a session waits for its socket to end after it was told to. Default 15 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(15);
}
