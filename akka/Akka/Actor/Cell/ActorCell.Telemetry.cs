using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    // Not the kernel's own, which starts beside everything else: whoever listens from the first moment on would hear of it, or not.
    private bool Telemeters => _system.Settings.EmitActorTelemetry && _actor is not DeadLetterListener;

    /// <summary>What is published of a start; null: nothing.</summary>
    protected virtual ActorStarted? CreateActorStartedEvent() => new(_self, _props.Type);

    /// <summary>What is published of a restart; null: nothing.</summary>
    protected virtual ActorRestarted? CreateActorRestartedEvent(Exception cause) => new(_self, _props.Type, cause);

    /// <summary>What is published of a stop; null: nothing.</summary>
    protected virtual ActorStopped? CreateActorStoppedEvent() => new(_self, _props.Type);

    private void PublishTelemetry(IActorTelemetryEvent? @event)
    {
        if (@event is not null) _system.EventStream.Publish(@event);
    }
}
