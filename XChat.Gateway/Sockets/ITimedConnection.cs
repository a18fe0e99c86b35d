using XChat.Actors.Chat;

namespace XChat.Gateway.Sockets;

/// <summary>A connection whose time <see cref="KeepAlive"/> keeps, and which ends when the server does.</summary>
public interface ITimedConnection
{
    /// <summary>Its place in <see cref="KeepAlive"/>, under whose lock this is.</summary>
    int Slot { get; set; }

    /// <summary>Where its client is.</summary>
    ClientAddress Address { get; }

    /// <summary>Bytes that wait for it. Any thread.</summary>
    long QueuedBytes { get; }

    /// <summary>Whether something is to be done by <paramref name="now"/>, in milliseconds of <see cref="KeepAlive.Now"/>. Cheap: it is asked of all.</summary>
    bool IsDue(long now);

    /// <summary>Does what is due.</summary>
    void OnDue(long now);

    /// <summary>Tells the client that this is the end, and sees to it within a bounded time. Any thread; the first call counts.</summary>
    void Close(CloseCode code, string reason);

    /// <summary>Ends it at once, without a word. Any thread.</summary>
    void Abort();
}
