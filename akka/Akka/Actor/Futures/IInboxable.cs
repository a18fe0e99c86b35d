namespace Akka.Actor;

/// <summary>A mailbox that is read by code outside of any actor.</summary>
/// <remarks>Without a time-out of its own, a call waits for <c>akka.actor.inbox.default-timeout</c>, 5 s.</remarks>
public interface IInboxable : ICanWatch
{
    /// <summary>Where others send to.</summary>
    IActorRef Receiver { get; }

    /// <summary>The next message, waited for. <see cref="TimeoutException"/> where none comes in time.</summary>
    object Receive();

    /// <summary>The next message, waited for. <see cref="TimeoutException"/> where none comes in time.</summary>
    object Receive(TimeSpan timeout);

    /// <summary>The next message; a <see cref="Status.Failure"/> with a <see cref="TimeoutException"/> where none comes in time.</summary>
    Task<object> ReceiveAsync();

    /// <summary>The next message; a <see cref="Status.Failure"/> with a <see cref="TimeoutException"/> where none comes in time.</summary>
    Task<object> ReceiveAsync(TimeSpan timeout);

    /// <summary>The next message that meets <paramref name="predicate"/>; others stay for later. <see cref="TimeoutException"/> where none comes in time.</summary>
    object ReceiveWhere(Predicate<object> predicate);

    /// <summary>The next message that meets <paramref name="predicate"/>; others stay for later. <see cref="TimeoutException"/> where none comes in time.</summary>
    object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout);

    /// <summary>Sends as from <see cref="Receiver"/>, so that answers come here.</summary>
    void Send(IActorRef target, object message);
}
