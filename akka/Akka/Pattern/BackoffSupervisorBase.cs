using Akka.Actor;

namespace Akka.Pattern;

/// <summary>What the two kinds of backoff supervisor share: they keep one child, speak for it, and count its starts.</summary>
public abstract class BackoffSupervisorBase : ActorBase
{
    internal BackoffSupervisorBase(Props childProps, string childName, IBackoffReset reset, object? replyWhileStopped, Func<object, bool>? finalStopMessage)
    {
        ChildProps = childProps;
        ChildName = childName;
        Reset = reset;
        ReplyWhileStopped = replyWhileStopped!;
        FinalStopMessage = finalStopMessage!;
    }

    /// <summary>The child's props.</summary>
    protected Props ChildProps { get; }

    /// <summary>The child's name.</summary>
    protected string ChildName { get; }

    /// <summary>When the count begins anew.</summary>
    protected IBackoffReset Reset { get; }

    /// <summary>The answer while there is no child; null for none.</summary>
    protected object ReplyWhileStopped { get; }

    /// <summary>Which messages are the last; null for none.</summary>
    protected Func<object, bool> FinalStopMessage { get; }

    /// <summary>The child; null while there is none.</summary>
    protected IActorRef? Child { get; set; }

    /// <summary>How often the child has been started again since the last reset.</summary>
    protected int RestartCountN { get; set; }

    /// <summary>Whether the last message has gone to the child.</summary>
    protected bool FinalStopMessageReceived { get; set; }

    /// <summary>Starts the child.</summary>
    protected override void PreStart()
    {
        StartChild();
        base.PreStart();
    }

    /// <summary>Handles everything but the end of the child; always true.</summary>
    protected bool HandleBackoff(object message)
    {
        switch (message)
        {
            case BackoffSupervisor.StartChild:
                StartChild();
                if (Reset is AutoReset automatic)
                {
                    Context.System.Scheduler.ScheduleTellOnce(automatic.ResetBackoff, Self, new BackoffSupervisor.ResetRestartCount(RestartCountN), Self);
                }

                break;
            case BackoffSupervisor.Reset:
                if (Reset is ManualReset)
                {
                    RestartCountN = 0;
                }
                else
                {
                    Unhandled(message);
                }

                break;
            case BackoffSupervisor.ResetRestartCount reset:
                if (reset.Current == RestartCountN)
                {
                    RestartCountN = 0;
                }

                break;
            case BackoffSupervisor.GetRestartCount:
                Sender.Tell(new BackoffSupervisor.RestartCount(RestartCountN));
                break;
            case BackoffSupervisor.GetCurrentChild:
                Sender.Tell(new BackoffSupervisor.CurrentChild(Child));
                break;
            default:
                Pass(message);
                break;
        }

        return true;
    }

    private protected void StartChildAfter(TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
    {
        var delay = BackoffSupervisor.CalculateDelay(RestartCountN, minBackoff, maxBackoff, randomFactor);
        Context.System.Scheduler.ScheduleTellOnce(delay, Self, BackoffSupervisor.StartChild.Instance, Self);
        RestartCountN++;
    }

    private void StartChild() => Child ??= Context.Watch(Context.ActorOf(ChildProps, ChildName));

    private void Pass(object message)
    {
        if (Child is null)
        {
            PassWithoutChild(message);
        }
        else if (Child.Equals(Sender))
        {
            // As from the supervisor: nobody outside is to know the child, which will be another one tomorrow.
            Context.Parent.Tell(message);
        }
        else
        {
            Child.Forward(message);
            if (!FinalStopMessageReceived && FinalStopMessage is not null)
            {
                FinalStopMessageReceived = FinalStopMessage(message);
            }
        }
    }

    private void PassWithoutChild(object message)
    {
        if (ReplyWhileStopped is not null)
        {
            Sender.Tell(ReplyWhileStopped);
        }
        else
        {
            Context.System.DeadLetters.Forward(message);
        }

        if (FinalStopMessage is not null && FinalStopMessage(message))
        {
            Context.Stop(Self);
        }
    }
}
