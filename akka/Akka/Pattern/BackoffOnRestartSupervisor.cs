using Akka.Actor;
using Akka.Event;

namespace Akka.Pattern;

/// <summary>Where its child's strategy says restart, it stops the child instead and starts a new one after a delay.</summary>
/// <remarks>A child that stops of itself ends the supervisor too.</remarks>
internal sealed class BackoffOnRestartSupervisor : BackoffSupervisorBase
{
    private readonly TimeSpan _minBackoff;
    private readonly TimeSpan _maxBackoff;
    private readonly double _randomFactor;
    private readonly OneForOneStrategy _strategy;

    public BackoffOnRestartSupervisor(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, IBackoffReset reset, double randomFactor, OneForOneStrategy strategy, object? replyWhileStopped, Func<object, bool>? finalStopMessage)
        : base(childProps, childName, reset, replyWhileStopped, finalStopMessage)
    {
        _minBackoff = minBackoff;
        _maxBackoff = maxBackoff;
        _randomFactor = randomFactor;
        _strategy = strategy;
    }

    // The limits of the strategy are counted here: for the cell, every failure is a stop.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(Decide);

    protected override bool Receive(object message)
    {
        if (message is not Terminated terminated || !terminated.ActorRef.Equals(Child))
        {
            return HandleBackoff(message);
        }

        Context.GetLogger().Debug("Terminating, because child {0} terminated itself", Child);
        Context.Stop(Self);
        return true;
    }

    private Directive Decide(Exception cause)
    {
        var directive = _strategy.Decider.Decide(cause);
        if (directive != Directive.Restart)
        {
            return directive;
        }

        if (_strategy.WithinTimeRangeMilliseconds > 0 && RestartCountN == 0)
        {
            Context.System.Scheduler.ScheduleTellOnce(
                TimeSpan.FromMilliseconds(_strategy.WithinTimeRangeMilliseconds),
                Self,
                new BackoffSupervisor.ResetRestartCount(RestartCountN),
                Self);
        }

        if (_strategy.MaxNumberOfRetries >= 0 && RestartCountN >= _strategy.MaxNumberOfRetries)
        {
            Context.GetLogger().Debug(
                "Terminating on restart #{0} which exceeds max allowed restarts ({1})",
                RestartCountN + 1,
                _strategy.MaxNumberOfRetries);
            Become(_ => true);
            Context.Stop(Self);
        }
        else
        {
            Become(AwaitTermination);
        }

        return Directive.Stop;
    }

    private bool AwaitTermination(object message)
    {
        switch (message)
        {
            case Terminated terminated when terminated.ActorRef.Equals(Child):
                Become(Receive);
                Child = null;
                StartChildAfter(_minBackoff, _maxBackoff, _randomFactor);
                return true;
            case BackoffSupervisor.StartChild:
                // An earlier one, late: the delay begins only when this child is gone.
                return true;
            default:
                return HandleBackoff(message);
        }
    }
}
