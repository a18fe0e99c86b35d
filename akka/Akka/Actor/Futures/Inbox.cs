using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>A mailbox that is read by code outside of any actor: <c>/system/inbox-n</c>.</summary>
/// <remarks>Holds up to <c>akka.actor.inbox.inbox-size</c> messages, 1000; further ones are dropped, with one warning.</remarks>
public class Inbox : IInboxable, IDisposable
{
    private static long _inboxes;

    private readonly ActorSystem _system;
    private readonly TimeSpan _defaultTimeout;

    private Inbox(ActorSystem system, IActorRef receiver, TimeSpan defaultTimeout)
    {
        _system = system;
        _defaultTimeout = defaultTimeout;
        Receiver = receiver;
    }

    /// <inheritdoc/>
    public IActorRef Receiver { get; }

    /// <summary>A new inbox of that system.</summary>
    public static Inbox Create(ActorSystem system)
    {
        var config = system.Settings.Config;
        var size = config.GetInt("akka.actor.inbox.inbox-size", 1000);
        var timeout = config.GetTimeSpan("akka.actor.inbox.default-timeout", TimeSpan.FromSeconds(5));
        var receiver = ((ExtendedActorSystem)system).SystemActorOf(
            Props.Create(() => new InboxActor(size)),
            $"inbox-{Interlocked.Increment(ref _inboxes)}");
        return new Inbox(system, receiver, timeout);
    }

    /// <inheritdoc/>
    public IActorRef Watch(IActorRef subject)
    {
        Receiver.Tell(new StartWatch(subject));
        return subject;
    }

    /// <inheritdoc/>
    public IActorRef WatchWith(IActorRef subject, object message)
    {
        Receiver.Tell(new StartWatch(subject, message));
        return subject;
    }

    /// <inheritdoc/>
    public IActorRef Unwatch(IActorRef subject)
    {
        Receiver.Tell(new StopWatch(subject));
        return subject;
    }

    /// <inheritdoc/>
    public void Send(IActorRef actorRef, object message) => actorRef.Tell(message, Receiver);

    /// <inheritdoc/>
    public object Receive() => Receive(_defaultTimeout);

    /// <inheritdoc/>
    public object Receive(TimeSpan timeout) => Await(ReceiveAsync(timeout), timeout);

    /// <inheritdoc/>
    public Task<object> ReceiveAsync() => ReceiveAsync(_defaultTimeout);

    /// <inheritdoc/>
    public Task<object> ReceiveAsync(TimeSpan timeout) => Ask(new Get(Deadline(timeout)));

    /// <inheritdoc/>
    public object ReceiveWhere(Predicate<object> predicate) => ReceiveWhere(predicate, _defaultTimeout);

    /// <inheritdoc/>
    public object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout) =>
        Await(Ask(new Select(Deadline(timeout), predicate)), timeout);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the receiver.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _system.Stop(Receiver);
        }
    }

    private Task<object> Ask(IQuery query) => Receiver.Ask<object>(query, Timeout.InfiniteTimeSpan);

    private TimeSpan Deadline(TimeSpan timeout) =>
        timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : _system.Scheduler.MonotonicClock + timeout;

    private object Await(Task<object> answer, TimeSpan timeout) => answer.GetAwaiter().GetResult() switch
    {
        Status.Failure { Cause: TimeoutException } =>
            throw new TimeoutException($"Inbox {Receiver.Path} didn't receive a response message in specified timeout {timeout}"),
        var message => message,
    };
}
