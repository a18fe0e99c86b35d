namespace XChat.Gateway.Journal;

/// <summary>The journal cannot be used. The message says why, in one line for the operator.</summary>
public sealed class JournalUnusableException(string message, Exception? cause = null) : Exception(message, cause);
