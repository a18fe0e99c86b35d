namespace XChat.Gateway.Journal;

/// <summary><c>xchat.journal</c>: a file in which the rooms survive a restart.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Sync">Whether a message is told only when it would survive a power cut too, not just the end of the process.</param>
public sealed record JournalOptions(string Path, bool Sync);
