namespace XChat.Gateway.Tests.Model;

/// <summary>One connection of a <see cref="ModelClient"/>. All of it throws <see cref="LinkLostException"/> when the connection is gone.</summary>
internal interface IModelLink : IAsyncDisposable
{
    /// <summary>The epoch that the answer to the handshake named.</summary>
    string? Epoch { get; }

    /// <summary>What an <c>EventSource</c> would say at its next attempt that it has seen; null where nothing says so.</summary>
    string? LastEventId => null;

    /// <summary>Says one frame.</summary>
    Task SayAsync(string frame, CancellationToken patience);

    /// <summary>The next frame.</summary>
    Task<string> HearAsync(CancellationToken patience);
}

/// <summary>A connection that is no more, whichever way.</summary>
/// <param name="code">The close code; 0 for none.</param>
internal sealed class LinkLostException(int code, string why, Exception? cause = null) : Exception(why, cause)
{
    public int Code { get; } = code;
}
