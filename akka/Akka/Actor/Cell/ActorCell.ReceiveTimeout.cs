using Akka.Actor.Scheduler;

namespace Akka.Actor;

public partial class ActorCell
{
    /// <inheritdoc cref="IActorContext.ReceiveTimeout"/>
    public TimeSpan? ReceiveTimeout => _rarities?.ReceiveTimeout?.Timeout;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The time is not positive.</exception>
    public void SetReceiveTimeout(TimeSpan? timeout = null)
    {
        if (timeout <= TimeSpan.Zero) throw new ArgumentException("The receive time-out must be positive", nameof(timeout));
        _rarities?.ReceiveTimeout?.Stop();
        if (timeout is { } time && time != Timeout.InfiniteTimeSpan)
        {
            Rare.ReceiveTimeout = new ReceiveTimeoutTimer(this, time);
            Rare.ReceiveTimeout.Restart();
        }
        else if (_rarities is not null)
        {
            _rarities.ReceiveTimeout = null;
        }
    }

    /// <summary>Idleness begins, or is no longer looked at.</summary>
    public void CheckReceiveTimeout(bool reschedule = true)
    {
        if (reschedule) _rarities?.ReceiveTimeout?.Restart();
        else _rarities?.ReceiveTimeout?.Pause();
    }

    private void StopReceiveTimeout()
    {
        if (_rarities is null) return;
        _rarities.ReceiveTimeout?.Stop();
        _rarities.ReceiveTimeout = null;
    }
}
