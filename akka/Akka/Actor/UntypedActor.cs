using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor with one method for every message.</summary>
public abstract class UntypedActor : ActorBase
{
    /// <summary>The context of the turn.</summary>
    protected static new IUntypedActorContext Context => CurrentCell;

    /// <summary>Handles every message.</summary>
    protected sealed override bool Receive(object message)
    {
        OnReceive(message);
        return true;
    }

    /// <summary>Handles a message; call <see cref="ActorBase.Unhandled"/> for what is not one of its own.</summary>
    protected abstract void OnReceive(object message);

    /// <summary>Runs an asynchronous handler: until it ends, no other message is handled.</summary>
    protected void RunTask(Action action) => ActorTaskScheduler.RunTask(action);

    /// <summary>Runs an asynchronous handler: until it ends, no other message is handled.</summary>
    protected void RunTask(Func<Task> action) => ActorTaskScheduler.RunTask(action);

    /// <summary>Replaces the behaviour on top of the stack.</summary>
    protected void Become(UntypedReceive receive) => Context.Become(receive);

    /// <summary>Pushes a behaviour.</summary>
    protected void BecomeStacked(UntypedReceive receive) => Context.BecomeStacked(receive);
}
