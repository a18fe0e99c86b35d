using Akka.Actor.Scheduler;

namespace Akka.Actor;

public partial class ActorCell
{
    private ReceiveTimeoutTimer? _receiveTimeout;

    /// <summary>How long the actor may be without messages before it is told <see cref="Actor.ReceiveTimeout"/>; null for ever.</summary>
    public TimeSpan? ReceiveTimeout => _receiveTimeout?.Timeout;

    /// <summary>Sets how long the actor may be without messages; counted from now. Null or zero turns it off.</summary>
    public void SetReceiveTimeout(TimeSpan? timeout = null)
    {
        _receiveTimeout?.Stop();
        _receiveTimeout = timeout > TimeSpan.Zero ? new ReceiveTimeoutTimer(this, timeout.Value) : null;
        _receiveTimeout?.Restart();
    }

    /// <summary>Counts anew from now, after a message or an asynchronous handler.</summary>
    public void CheckReceiveTimeout(bool reschedule = true)
    {
        if (reschedule)
        {
            _receiveTimeout?.Restart();
        }
    }

    // Before a message, unless it is an INotInfluenceReceiveTimeout: while it is handled, no time counts.
    internal void PauseReceiveTimeout() => _receiveTimeout?.Pause();
}
