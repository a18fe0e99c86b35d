using Akka.Actor;
using Akka.Event;
using Akka.TestKit;

namespace Akka.TestKit.Internal;

/// <summary>The actor behind <see cref="TestKitBase.TestActor"/>: what it hears, it puts where the test looks.</summary>
public class InternalTestActor : ActorBase
{
    private readonly ITestActorQueue<MessageEnvelope> _queue;
    private readonly DelegatingSupervisorStrategy _strategy = new();
    private TestActor.Ignore? _ignore;
    private AutoPilot? _pilot;

    /// <summary>Makes the actor.</summary>
    /// <param name="queue">Where the test looks.</param>
    public InternalTestActor(ITestActorQueue<MessageEnvelope> queue) => _queue = queue;

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => _strategy;

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case TestActor.SetIgnore set:
                _ignore = set.Ignore;
                break;
            case TestActor.Watch watch:
                Context.Watch(watch.Actor);
                watch.Done.TrySetResult();
                break;
            case TestActor.Unwatch unwatch:
                Context.Unwatch(unwatch.Actor);
                unwatch.Done.TrySetResult();
                break;
            case TestActor.SetAutoPilot set:
                _pilot = set.AutoPilot;
                break;
            case TestActor.Spawn spawn:
                Start(spawn);
                break;
            default:
                Hear(message);
                break;
        }

        return true;
    }

    /// <summary>Sends to the dead letters what nobody asked for.</summary>
    protected override void PostStop()
    {
        foreach (var unheard in _queue.ToList())
            Context.System.DeadLetters.Tell(new DeadLetter(unheard.Message, unheard.Sender, Self), unheard.Sender);
    }

    private void Start(TestActor.Spawn spawn)
    {
        var child = spawn.Apply(Context);
        if (spawn.Strategy.HasValue)
            _strategy.Update(child, spawn.Strategy.Value);
        _queue.Enqueue(new RealMessageEnvelope(child, Self));
    }

    private void Hear(object message)
    {
        var sender = Sender;
        if (_pilot is { } pilot)
        {
            var next = pilot.Run(sender, message);
            if (next is not KeepRunning)
                _pilot = next;
        }

        if (_ignore is null || !_ignore(message))
            _queue.Enqueue(new RealMessageEnvelope(message, sender));
    }
}
