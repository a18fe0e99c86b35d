namespace XChat.Gateway.Configuration;

/// <summary>How the log is written to the console.</summary>
public enum LogFormat
{
    /// <summary>Lines for people.</summary>
    Text,

    /// <summary>One JSON object a line, for machines.</summary>
    Json,
}
