using Akka.Event;

namespace Akka.Actor.Scheduler;

/// <summary>The timers of one incarnation of an actor.</summary>
/// <remarks>
/// Each start makes a message of its own, and only the one that stands in the table is let through: that tells apart the
/// generations of a key, and a new incarnation, which has a table of its own, knows none of the old one.
/// </remarks>
internal sealed class TimerScheduler(IActorContext context) : ITimerScheduler
{
    private Dictionary<object, Running>? _running;

    public IReadOnlyCollection<object> ActiveTimers => _running is null ? [] : _running.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) =>
        Start(key, msg, interval, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        Start(key, msg, initialDelay, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, initialDelay, interval, sender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) =>
        Start(key, msg, timeout, null, ActorRefs.NoSender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender) =>
        Start(key, msg, timeout, null, sender);

    public bool IsTimerActive(object key) => _running is not null && _running.ContainsKey(key);

    public void Cancel(object key)
    {
        Stop(key);

        // Most who cancel their last timer start none for long, and there are many of them.
        if (_running is { Count: 0 })
        {
            _running = null;
        }
    }

    public void CancelAll()
    {
        if (Logs) Log("Cancel all timers");
        if (_running is not null)
        {
            foreach (var timer in _running.Values)
            {
                timer.Cancelable.Cancel();
            }

            _running = null;
        }
    }

    /// <summary>The message of <paramref name="sent"/> if its timer still runs; a single timer has then run.</summary>
    internal object? Take(TimerMsg sent)
    {
        if (_running is null || !_running.TryGetValue(sent.Key, out var timer) || !ReferenceEquals(timer.Sent, sent))
        {
            if (Logs) Log($"Received timer [{sent.Key}] that has been cancelled or replaced, discarding");
            return null;
        }

        if (!timer.Repeats)
        {
            _running.Remove(sent.Key);
        }

        return sent.Message;
    }

    private void Stop(object key)
    {
        if (_running is not null && _running.Remove(key, out var timer))
        {
            if (Logs) Log($"Cancel timer [{key}]");
            timer.Cancelable.Cancel();
        }
    }

    private void Start(object key, object msg, TimeSpan delay, TimeSpan? interval, IActorRef? sender)
    {
        Stop(key);
        if (Logs) Log($"Start timer [{key}]");
        TimerMsg sent = msg is INotInfluenceReceiveTimeout ? new NotInfluencingTimerMsg(this, key, msg) : new TimerMsg(this, key, msg);
        var cancelable = interval is { } period
            ? context.System.Scheduler.ScheduleTellRepeatedlyCancelable(delay, period, context.Self, sent, sender)
            : context.System.Scheduler.ScheduleTellOnceCancelable(delay, context.Self, sent, sender);
        (_running ??= [])[key] = new Running(sent, cancelable, interval is not null);
    }

    private bool Logs => context.System.Settings.DebugTimerScheduler;

    // To those who listen for it, whatever the level of the log: it has a switch of its own.
    private void Log(string what) => context.System.EventStream.Publish(new Debug(context.Self.Path.ToString(), GetType(), what));

    private readonly record struct Running(TimerMsg Sent, ICancelable Cancelable, bool Repeats);
}
