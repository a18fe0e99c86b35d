using XChat.Actors.Chat;

namespace XChat.Gateway.Sockets;

/// <summary>What a client's bytes turned out to be.</summary>
public enum IncomingKind
{
    /// <summary>A complete text message, valid UTF-8.</summary>
    Text,

    /// <summary>A ping; its payload goes back in a pong.</summary>
    Ping,

    /// <summary>A pong.</summary>
    Pong,

    /// <summary>A well-formed close frame.</summary>
    Close,

    /// <summary>Something that ends the connection; nothing after it can be read.</summary>
    Violation,
}

/// <summary>One thing that a client said.</summary>
/// <param name="Kind">Which thing.</param>
/// <param name="Payload">The bytes of a text, ping or pong: an array that nobody else holds.</param>
/// <param name="Code">The code of a close (<see cref="NoCode"/> where it had none), or the one to answer a violation with.</param>
/// <param name="Why">The reason of a close, or what the violation was.</param>
public readonly record struct Incoming(IncomingKind Kind, ReadOnlyMemory<byte> Payload, CloseCode Code, string Why)
{
    /// <summary>A close frame without a code.</summary>
    public const CloseCode NoCode = 0;

    internal static Incoming Data(IncomingKind kind, ReadOnlyMemory<byte> payload) => new(kind, payload, NoCode, "");

    internal static Incoming Violation(CloseCode code, string why) => new(IncomingKind.Violation, default, code, why);
}
