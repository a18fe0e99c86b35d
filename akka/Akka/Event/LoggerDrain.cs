using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Event;

/// <summary>Has the loggers write what the actors have logged last, before the system stops them.</summary>
/// <remarks>
/// Stopping overtakes what waits in a mailbox. So, when the last of the users' actors is gone, each logger is asked who it
/// is: it answers when it has taken everything before that.
/// </remarks>
internal sealed class LoggerDrain(ActorSystemImpl system, Func<IReadOnlyCollection<IActorRef>> loggers) : MinimalActorRef
{
    // A logger that hangs does not keep the process alive.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private int _waitingFor;
    private int _done;

    public override ActorPath Path { get; } = system.Provider.RootPath / "system" / "loggerDrain";

    public override IActorRefProvider Provider => system.Provider;

    public void Register() => system.SystemGuardian.Tell(RegisterTerminationHook.Instance, this);

    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case TerminationHook:
                Drain();
                break;
            case ActorIdentity when Interlocked.Decrement(ref _waitingFor) == 0:
                Finish();
                break;
        }
    }

    private void Drain()
    {
        var asked = loggers();
        if (asked.Count == 0)
        {
            Finish();
            return;
        }
        _waitingFor = asked.Count;
        foreach (var logger in asked)
        {
            logger.Tell(new Identify(null), this);
        }
        _ = GiveUp();
    }

    private async Task GiveUp()
    {
        await Task.Delay(Patience).ConfigureAwait(false);
        Finish();
    }

    private void Finish()
    {
        if (Interlocked.Exchange(ref _done, 1) == 0)
        {
            system.SystemGuardian.Tell(TerminationHookDone.Instance, this);
        }
    }
}
