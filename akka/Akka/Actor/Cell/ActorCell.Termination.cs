using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    private void Terminate()
    {
        StopReceiveTimeout();
        UnwatchWatchedActors(_actor);
        var wasTerminating = IsTerminating;
        if (Volatile.Read(ref _children) is { } children && children.BeginTermination(out var toStop))
        {
            foreach (var child in toStop) child.Stop();
            if (wasTerminating) return;

            // No more messages while the children stop, and no failure goes up any more.
            _dispatcher.Suspend(this);
            Rare.Perpetrator = _self;
            PublishDebug("Stopping");
            return;
        }

        SetTerminated();
        FinishTerminate();
    }

    // The order counts: the actor says goodbye, its mailbox closes, its parent hears of it before strangers do.
    private void FinishTerminate()
    {
        var actor = _actor;
        _isTerminated = true;
        try
        {
            if (actor is not null)
            {
                actor.AroundPostStop();
                if (Telemeters) PublishTelemetry(CreateActorStoppedEvent());
            }
        }
        catch (Exception cause)
        {
            Publish(new Error(cause, _self.Path.ToString(), ActorType, cause.Message));
        }

        try
        {
            // Also those that the goodbye has started.
            EndTimers(actor);
            if (actor is not null) _system.ActorPipelineResolver.BeforeIncarnated(actor, this);
            EmptyStash(actor);
            _dispatcher.Detach(this);
        }
        finally
        {
            _parent.SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true, addressTerminated: false));
            StopFunctionRefs();
            TellWatchersWeDied();
            UnwatchWatchedActors(actor);
            PublishDebug("Stopped");
            ClearActor(actor);
            ClearActorCell();
            _actor = null;
        }
    }

    private static void EndTimers(ActorBase? actor) => (actor as IWithTimers)?.Timers?.CancelAll();

    private void EmptyStash(ActorBase? actor)
    {
        if (actor is not IActorStash { Stash: { } stash }) return;
        foreach (var envelope in stash.ClearStash())
            _system.DeadLetters.Tell(new DeadLetter(envelope.Message, envelope.Sender ?? _system.DeadLetters, _self), envelope.Sender);
    }
}
