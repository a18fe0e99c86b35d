using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The base of every actor. Life: constructor, PreStart, messages one at a time, PostStop; a restart replaces the instance:
/// PreRestart on the old one, constructor and PostRestart on the new one.
/// </summary>
public abstract class ActorBase : IInternalActor
{
    /// <summary>Handles nothing.</summary>
    protected static Receive EmptyReceive { get; } = _ => false;

    // Stands for the method Receive itself, so that an actor that never changes its behaviour needs no delegate of its own.
    internal static readonly Receive InitialReceive =
        message => InternalCurrentActorCellKeeper.Current is { Actor: { } actor } && actor.ReceiveInitially(message);

    /// <summary>Made by the kernel only, in the turn in which the actor starts.</summary>
    /// <exception cref="ActorInitializationException">It was made by <c>new</c> outside of Props.</exception>
    protected ActorBase()
    {
        if (InternalCurrentActorCellKeeper.Current is null)
            throw new ActorInitializationException("Do not create actors using 'new', always create them using an ActorContext/System");

        // Here, so that the constructors of derived types have them already.
        var cell = InternalCurrentActorCellKeeper.Current;
        if (this is IWithTimers timed) timed.Timers = new Scheduler.TimerScheduler(cell);
        if (this is IActorStash stashing) stashing.Stash = cell.CreateStash(stashing);
    }

    /// <summary>The context of the turn.</summary>
    /// <exception cref="NotSupportedException">It is not this thread's turn, as after <c>await</c> with ConfigureAwait(false).</exception>
    protected static IActorContext Context => CurrentCell;

    internal static ActorCell CurrentCell => InternalCurrentActorCellKeeper.Current ?? throw new NotSupportedException(
        "There is no active ActorContext, this is most likely due to use of async operations from within this actor.");

    IActorContext IInternalActor.ActorContext => Context;

    /// <summary>The actor itself.</summary>
    protected IActorRef Self => CurrentCell.Self;

    /// <summary>Who sent the message that is being handled; dead letters when nobody did.</summary>
    protected IActorRef Sender => CurrentCell.Sender!;

    internal virtual bool ReceiveInitially(object message) => Receive(message);

    internal bool HandleAround(Receive receive, object message) => AroundReceive(receive, message);

    /// <summary>Handles a message; false leaves it to <see cref="Unhandled"/>.</summary>
    protected abstract bool Receive(object message);

    /// <summary>Surrounds every message: calls <paramref name="receive"/>, and <see cref="Unhandled"/> where that says false.</summary>
    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        var handled = ReferenceEquals(receive, InitialReceive) ? ReceiveInitially(message) : receive(message);
        if (!handled) Unhandled(message);
        return handled;
    }

    /// <summary>What becomes of a message that no behaviour handles: an <see cref="UnhandledMessage"/> event.</summary>
    /// <exception cref="DeathPactException">The message is a <see cref="Terminated"/>: who watches must handle it.</exception>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated) throw new DeathPactException(terminated.ActorRef);
        Context.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    /// <summary>Replaces the behaviour on top of the stack.</summary>
    protected void Become(Receive receive) => Context.Become(receive);

    /// <summary>Pushes a behaviour; as many <see cref="UnbecomeStacked"/> undo it.</summary>
    protected void BecomeStacked(Receive receive) => Context.BecomeStacked(receive);

    /// <summary>Goes back to the behaviour below; the initial one stays.</summary>
    protected void UnbecomeStacked() => Context.UnbecomeStacked();

    /// <summary>Tells <see cref="ReceiveTimeout"/> whenever no message came for this long; null turns it off.</summary>
    protected void SetReceiveTimeout(TimeSpan? timeout) => Context.SetReceiveTimeout(timeout);

    /// <summary>How this actor supervises its children: the system's default strategy.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.DefaultStrategy;

    internal SupervisorStrategy MakeStrategy() => SupervisorStrategy();

    /// <summary>Runs once, before the first message.</summary>
    protected virtual void PreStart() { }

    /// <summary>Runs once, after the last message.</summary>
    protected virtual void PostStop() { }

    /// <summary>Runs on the failed instance before a restart: stops every child and calls <see cref="PostStop"/>.</summary>
    /// <param name="reason">The failure.</param>
    /// <param name="message">The message that was being handled; null when there was none.</param>
    protected virtual void PreRestart(Exception reason, object message)
    {
        var cell = CurrentCell;
        foreach (var child in cell.GetChildren())
        {
            cell.Unwatch(child);
            cell.Stop(child);
        }

        PostStop();
    }

    /// <summary>Runs on the new instance after a restart: calls <see cref="PreStart"/>.</summary>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>Surrounds <see cref="PreStart"/>.</summary>
    public virtual void AroundPreStart() => PreStart();

    /// <summary>Surrounds <see cref="PostStop"/>, and ends the actor's timers before it.</summary>
    public virtual void AroundPostStop()
    {
        EndTimers();
        PostStop();
    }

    /// <summary>Surrounds <see cref="PreRestart"/>, and ends the actor's timers before it.</summary>
    public virtual void AroundPreRestart(Exception cause, object message)
    {
        EndTimers();
        PreRestart(cause, message);
    }

    private void EndTimers() => (this as IWithTimers)?.Timers?.CancelAll();

    /// <summary>Surrounds <see cref="PostRestart"/>.</summary>
    public virtual void AroundPostRestart(Exception cause, object message) => PostRestart(cause);
}
