using Akka.Actor;

namespace Akka.Event;

/// <summary>
/// Logs dead letters, dropped and unhandled messages at level INFO: all, or as many as `akka.log-dead-letters` says, after
/// which it pauses for `akka.log-dead-letters-suspend-duration`.
/// </summary>
public class DeadLetterListener : ActorBase
{
    private readonly EventStream _events = Context.System.EventStream;
    private readonly int _limit = Context.System.Settings.LogDeadLetters;
    private readonly TimeSpan _pause = Context.System.Settings.LogDeadLettersSuspendDuration;
    private TimeSpan _resumesAt;
    private bool _paused;
    private int _count;

    /// <inheritdoc />
    protected override void PreStart()
    {
        _events.Subscribe(Self, typeof(DeadLetter));
        _events.Subscribe(Self, typeof(Dropped));
        _events.Subscribe(Self, typeof(UnhandledMessage));
    }

    /// <inheritdoc />
    protected override void PreRestart(Exception reason, object message)
    {
        // Its subscriptions outlive a restart.
    }

    /// <inheritdoc />
    protected override void PostRestart(Exception reason)
    {
        // Its subscriptions have outlived the restart.
    }

    /// <inheritdoc />
    protected override void PostStop() => _events.Unsubscribe(Self);

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        if (message is not AllDeadLetters letter)
        {
            return false;
        }
        if (WrappedMessage.Unwrap(letter.Message) is IDeadLetterSuppression)
        {
            return true;
        }
        _count = _count == int.MaxValue ? 1 : _count + 1;
        if (!_paused)
        {
            Log(letter, Pause());
        }
        else if (Context.System.Uptime >= _resumesAt)
        {
            Log(letter, $", of which {_count - _limit - 1} were not logged. The counter will be reset now");
            _count = 0;
            _paused = false;
        }
        return true;
    }

    // What is said about the pause that begins now, if one does.
    private string Pause()
    {
        if (_limit == int.MaxValue || _count < _limit)
        {
            return "";
        }
        _paused = true;
        if (_pause == Timeout.InfiniteTimeSpan)
        {
            _resumesAt = TimeSpan.MaxValue;
            return ", no more dead letters will be logged";
        }
        _resumesAt = Context.System.Uptime + _pause;
        return $", no more dead letters will be logged in next [{_pause}]";
    }

    private void Log(AllDeadLetters letter, string continuation)
    {
        var kind = $"[{WrappedMessage.Unwrap(letter.Message).GetType().Name}]";
        if (letter.Message is IWrappedMessage)
        {
            kind += $" wrapped in [{letter.Message.GetType().Name}]";
        }
        var recipient = letter.Recipient;
        var from = IsSomebody(letter.Sender) ? $" from {letter.Sender}" : "";
        var to = letter is DeadLetter || IsSomebody(recipient) ? $" to {recipient}" : "";
        var (what, advice) = letter switch
        {
            Dropped dropped => ($"was dropped. {dropped.Reason}", ""),
            UnhandledMessage => ("was unhandled", ""),
            _ => ("was not delivered", $"If this is not an expected behavior then {recipient} may have terminated unexpectedly. "),
        };
        _events.Publish(new Info(
            recipient.Path.ToString(),
            recipient.GetType(),
            $"Message {kind}{from}{to} {what}. [{_count}] dead letters encountered{continuation}. {advice}"
            + "This logging can be turned off or adjusted with configuration settings 'akka.log-dead-letters' and "
            + $"'akka.log-dead-letters-during-shutdown'. Message content: {letter.Message}"));
    }

    private static bool IsSomebody(IActorRef? actor) => actor is not null and not DeadLetterActorRef;
}
