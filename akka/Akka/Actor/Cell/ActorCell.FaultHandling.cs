using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    private bool IsFailed => _rarities?.Perpetrator is not null;

    // A failure goes up once; until the supervisor has decided, further ones are part of it.
    private void HandleInvokeFailure(Exception cause, IActorRef? notToSuspend = null)
    {
        if (IsFailed) return;
        try
        {
            _dispatcher.Suspend(this);
            if (_currentMessage is Failed failed)
            {
                Rare.Perpetrator = failed.Child;
                SuspendChildren(except: failed.Child);
            }
            else
            {
                Rare.Perpetrator = _self;
                SuspendChildren(notToSuspend);
            }

            _parent.SendSystemMessage(new Failed(_self, cause, _self.Path.Uid));
        }
        catch (Exception second)
        {
            Publish(new Error(new AggregateException(cause, second), _self.Path.ToString(), ActorType,
                $"Emergency stop: exception in failure handling for {cause.GetType()}"));
            foreach (var child in GetChildren()) child.Stop();
            FinishTerminate();
        }
    }

    internal void FailFromTask(Exception cause) => HandleInvokeFailure(cause);

    // One strategy per incarnation, made with the first child that needs it; the props may bring their own.
    private SupervisorStrategy Strategy(ActorBase actor) => _props.SupervisorStrategy ?? (Rare.Strategy ??= actor.MakeStrategy());

    private void ClearFailed()
    {
        if (_rarities is not null) _rarities.Perpetrator = null;
    }

    private void FaultSuspend()
    {
        _dispatcher.Suspend(this);
        SuspendChildren();
    }

    // A resume undoes one suspension. Where there is no actor to resume, one is made.
    private void FaultResume(Exception? causedByFailure)
    {
        if (_actor is null)
        {
            Publish(new Error(null!, _self.Path.ToString(), ActorType, $"changing Resume into Create after {causedByFailure}"));
            FaultCreate();
            return;
        }

        var perpetrator = _rarities?.Perpetrator;
        try
        {
            _dispatcher.Resume(this);
        }
        finally
        {
            if (causedByFailure is not null) ClearFailed();
        }

        ResumeChildren(causedByFailure, perpetrator);
    }

    private void FaultRecreate(Exception cause)
    {
        if (_actor is null)
        {
            Publish(new Error(null!, _self.Path.ToString(), ActorType, $"changing Recreate into Create after {cause}"));
            FaultCreate();
            return;
        }

        if (!IsNormal)
        {
            // Already stopping: only the count of suspensions has to be kept right.
            FaultResume(null);
            return;
        }

        var failed = _actor;
        PublishDebug("Restarting");
        var message = _currentMessage;
        try
        {
            failed.AroundPreRestart(cause, message!);
        }
        catch (Exception second)
        {
            var failure = new PreRestartException(_self, second, cause, message);
            Publish(new Error(failure, _self.Path.ToString(), ActorType, second.Message));
        }
        finally
        {
            EndTimers(failed);
            _system.ActorPipelineResolver.BeforeIncarnated(failed, this);
            (failed as IActorStash)?.Stash?.UnstashAll();
            ClearActor(failed);
        }

        if (!SetChildrenTerminationReason(new SuspendReason.Recreation(cause))) FinishRecreate(cause, failed);
    }

    private void FinishRecreate(Exception cause, ActorBase failed)
    {
        var survivors = GetChildren().ToArray();
        try
        {
            try
            {
                _dispatcher.Resume(this);
            }
            finally
            {
                ClearFailed();
            }

            var fresh = NewActor();
            _actor = fresh;
            if (ReferenceEquals(fresh, failed)) SetActorFields(fresh);
            fresh.AroundPostRestart(cause, null!);
            CheckReceiveTimeout();
            if (Telemeters) PublishTelemetry(CreateActorRestartedEvent(cause));
            PublishDebug($"Restarted ({fresh.GetType()})");
        }
        catch (Exception second)
        {
            // A half-made instance must not be asked to stop properly.
            ClearActor(_actor);
            HandleInvokeFailure(new PostRestartException(_self, second, cause));
            return;
        }

        foreach (var child in survivors)
        {
            try
            {
                child.Restart(cause);
            }
            catch (Exception third)
            {
                Publish(new Error(third, _self.Path.ToString(), ActorType, $"Restarting ({child})"));
            }
        }
    }

    private void FaultCreate()
    {
        StopReceiveTimeout();
        foreach (var child in GetChildren()) Stop(child);
        if (!SetChildrenTerminationReason(new SuspendReason.Creation())) FinishCreate();
    }

    private void FinishCreate()
    {
        try
        {
            _dispatcher.Resume(this);
        }
        finally
        {
            ClearFailed();
        }

        try
        {
            Create(null);
        }
        catch (Exception cause)
        {
            HandleInvokeFailure(cause);
        }
    }

    // A child has failed: its supervisor decides, in its own turn.
    private void HandleFailed(Failed failed)
    {
        _currentMessage = failed;
        _sender = failed.Child;
        if (!TryGetChildStatsByRef(failed.Child, out var stats))
        {
            if (LogsLifecycle) PublishDebug($"Dropping Failed({failed.Cause}) from unknown child {failed.Child}");
        }
        else if (stats.Uid != failed.Uid)
        {
            if (LogsLifecycle) PublishDebug($"Dropping Failed({failed.Cause}) from old child {failed.Child} (uid={stats.Uid} != {failed.Uid})");
        }
        else if (_actor is null || !Strategy(_actor).HandleFailure(this, failed.Child, failed.Cause, stats, _children!.Stats))
        {
            HandleInvokeFailure(failed.Cause);
        }

        _currentMessage = null;
    }

    private void HandleChildTerminated(IActorRef child)
    {
        var next = RemoveChildAndGetStateChange(child);
        if (_actor is not null)
        {
            try
            {
                Strategy(_actor).HandleChildTerminated(this, child, (IEnumerable<IInternalActorRef>?)_children ?? []);
            }
            catch (Exception cause)
            {
                Publish(new Error(cause, _self.Path.ToString(), ActorType, "HandleChildTerminated failed"));
                HandleInvokeFailure(cause);
            }
        }

        switch (next)
        {
            case SuspendReason.Recreation recreation:
                FinishRecreate(recreation.Cause, _actor!);
                break;
            case SuspendReason.Creation:
                FinishCreate();
                break;
            case SuspendReason.Termination:
                FinishTerminate();
                break;
        }
    }
}
