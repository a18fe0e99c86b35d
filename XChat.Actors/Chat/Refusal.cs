namespace XChat.Actors.Chat;

/// <summary>Why something that a client asked for is not done; told to that client alone.</summary>
/// <param name="Code">One of <see cref="RefusalCode"/>: what programs go by.</param>
/// <param name="Text">What people read. Never repeats a secret.</param>
/// <param name="Nonce">The nonce of the refused message, where it had one, so that the sender knows which was lost.</param>
public sealed record Refusal(string Code, string Text, string? Nonce = null);
