using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

public partial class ActorCell
{
    private const int Running = 0;
    private const int Suspended = 1;
    private const int WaitingForChildren = 2;

    private int State => _children?.IsWaitingForChildren == true ? WaitingForChildren : _mailbox!.SuspendCount > 0 ? Suspended : Running;

    // What must wait is set aside; it comes back, in front of what else there is, as soon as the actor's state allows it.
    internal void SystemInvoke(SystemMessage message, ref SystemMessage? next)
    {
        var before = State;
        if (MustWait(message, before))
        {
            Rare.Stashed += message;
            return;
        }

        try
        {
            Handle(message);
        }
        catch (Exception cause)
        {
            HandleInvokeFailure(cause);
        }

        if (_rarities is not { Stashed.NonEmpty: true } || State >= before) return;
        next = (new EarliestFirstSystemMessageList(next) + _rarities.Stashed).Head;
        _rarities.Stashed = SystemMessageList.LNil;
    }

    private static bool MustWait(SystemMessage message, int state) => state switch
    {
        Suspended => message.WaitsForResume,
        WaitingForChildren => message.WaitsForChildren,
        _ => false,
    };

    private void Handle(SystemMessage message)
    {
        switch (message)
        {
            case ActorTask task:
                TaskScheduler.Run(task.Task);
                break;
            case Create create:
                Create(create.Failure);
                break;
            case Watch watch:
                AddWatcher(watch.Watchee, watch.Watcher);
                break;
            case Unwatch unwatch:
                RemWatcher(unwatch.Watchee, unwatch.Watcher);
                break;
            case DeathWatchNotification gone:
                WatchedActorTerminated(gone.Actor, gone.ExistenceConfirmed, gone.AddressTerminated);
                break;
            case Dispatch.SysMsg.Terminate or Dispatch.SysMsg.Stop:
                Terminate();
                break;
            case Failed failed:
                HandleFailed(failed);
                break;
            case Recreate recreate:
                FaultRecreate(recreate.Cause);
                break;
            case Dispatch.SysMsg.Suspend:
                FaultSuspend();
                break;
            case Resume resume:
                FaultResume(resume.CausedByFailure);
                break;
            case Supervise supervise:
                HandleSupervise(supervise.Child);
                break;
            case Escalate escalate:
                HandleInvokeFailure(escalate.Reason);
                break;
        }
    }

    /// <summary>Runs asynchronous handlers in the actor's turn.</summary>
    public virtual ActorTaskScheduler TaskScheduler => Rare.Tasks ??= new ActorTaskScheduler(this);
}
