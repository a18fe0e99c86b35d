namespace XChat.Gateway.Tests.Harness;

/// <summary>The server sent a close frame where a message was waited for.</summary>
public sealed class ClosedByServerException(int code, string reason) : Exception($"Closed with {code}: {reason}")
{
    public int Code { get; } = code;

    public string Reason { get; } = reason;
}
