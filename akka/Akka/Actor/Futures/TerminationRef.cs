using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Watches one actor and completes a task when it is gone.</summary>
internal sealed class TerminationRef(IInternalActorRef target) : MinimalActorRef
{
    private readonly TaskCompletionSource<bool> _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ActorPath _path = target.Provider.TempPath();

    public override ActorPath Path => _path;

    public override IActorRefProvider Provider => target.Provider;

    /// <summary>True when the actor is gone; cancelled where <see cref="Abandon"/> came first.</summary>
    internal Task<bool> Terminated => _terminated.Task;

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is DeathWatchNotification notification && notification.Actor.Equals(target))
        {
            _terminated.TrySetResult(true);
        }
    }

    /// <summary>Starts watching; an actor that is gone already answers too.</summary>
    internal void Watch() => target.SendSystemMessage(new Watch(target, this));

    /// <summary>Stops waiting and watching.</summary>
    internal void Abandon()
    {
        if (_terminated.TrySetCanceled())
        {
            target.SendSystemMessage(new Unwatch(target, this));
        }
    }
}
