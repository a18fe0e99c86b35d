namespace Akka.Actor;

public partial class ActorCell
{
    private bool Telemeters => _system.Settings.EmitActorTelemetry;

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
