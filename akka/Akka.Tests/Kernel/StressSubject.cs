using Akka.Actor;

namespace Akka.Tests.Kernel;

/// <summary>What the round knows of one actor, over all its incarnations.</summary>
internal sealed class StressSlot(StressRound round, int number, int senders)
{
    private int _inside;
    private int _stopped;

    public int Number { get; } = number;

    public StressRound Round { get; } = round;

    public IActorRef Ref { get; set; } = ActorRefs.Nobody;

    public int[] LastFrom { get; } = new int[senders];

    public long Sent;
    public long Received;
    public long DeadLetters;

    public bool IsStopped => Volatile.Read(ref _stopped) == 1;

    /// <summary>Begins something that must not run on two threads at once, nor after the stop.</summary>
    public void Enter(string what)
    {
        if (Interlocked.Exchange(ref _inside, 1) != 0)
        {
            Round.Violations.Enqueue($"actor {Number} runs on two threads in {what}");
        }

        if (IsStopped)
        {
            Round.Violations.Enqueue($"actor {Number} runs {what} after its stop");
        }
    }

    public void Leave() => Interlocked.Exchange(ref _inside, 0);

    public void Stop()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            Round.Violations.Enqueue($"actor {Number} stopped twice");
        }

        Interlocked.Increment(ref Round.Counts.Stopped);
    }
}

internal sealed record Numbered(StressSlot To, int From, int Sequence);

internal sealed record Failing(StressSlot To, int From, int Sequence);

internal sealed record Question(int Number);

internal sealed record SetTimer(int Key, int Milliseconds);

internal sealed record DropTimer(int Key);

internal sealed record Timed(int Key, int Generation);

internal sealed record StopSelf;

internal sealed record Spawn(StressSlot Slot);

/// <summary>An actor that checks what it lives through.</summary>
internal sealed class StressSubject(StressSlot slot) : UntypedActor, IWithTimers
{
    private readonly int[] _generations = new int[4];
    private readonly bool[] _running = new bool[4];
    private readonly List<StressSlot> _children = [];

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Guarded("PreStart", () => { });

    protected override void PostStop() => Guarded("PostStop", () =>
    {
        foreach (var child in _children)
        {
            if (!child.IsStopped)
            {
                slot.Round.Violations.Enqueue($"actor {slot.Number} stopped before its child {child.Number}");
            }
        }

        slot.Stop();
    });

    protected override void PreRestart(Exception reason, object message) => Guarded("PreRestart", () =>
    {
        Interlocked.Increment(ref slot.Round.Counts.Restarts);
        foreach (var child in Context.GetChildren())
        {
            Context.Stop(child);
        }
    });

    protected override void PostRestart(Exception reason) => Guarded("PostRestart", () => { });

    protected override void OnReceive(object message) => Guarded(message.GetType().Name, () =>
    {
        switch (message)
        {
            case Numbered numbered:
                Count(numbered.To, numbered.From, numbered.Sequence);
                break;
            case Failing failing:
                Count(failing.To, failing.From, failing.Sequence);
                throw new StressException();
            case Question question:
                Sender.Tell(question.Number);
                break;
            case SetTimer set:
                _running[set.Key] = true;
                Timers.StartPeriodicTimer(set.Key, new Timed(set.Key, ++_generations[set.Key]), TimeSpan.FromMilliseconds(set.Milliseconds));
                break;
            case DropTimer drop:
                _running[drop.Key] = false;
                Timers.Cancel(drop.Key);
                break;
            case Timed timed:
                Interlocked.Increment(ref slot.Round.Counts.Timed);
                if (!_running[timed.Key] || _generations[timed.Key] != timed.Generation)
                {
                    slot.Round.Violations.Enqueue($"actor {slot.Number} got a stale timer message");
                }

                break;
            case StopSelf:
                Context.Stop(Self);
                break;
            case Spawn spawn:
                _children.Add(spawn.Slot);
                spawn.Slot.Ref = Context.ActorOf(Props.Create(() => new StressSubject(spawn.Slot)), $"child-{spawn.Slot.Number}");
                spawn.Slot.Round.Adopt(spawn.Slot);
                break;
        }
    });

    private void Count(StressSlot to, int from, int sequence)
    {
        if (!ReferenceEquals(to, slot))
        {
            slot.Round.Violations.Enqueue($"actor {slot.Number} got a message of actor {to.Number}");
        }

        if (sequence <= slot.LastFrom[from])
        {
            slot.Round.Violations.Enqueue($"actor {slot.Number} got {sequence} from {from} after {slot.LastFrom[from]}");
        }

        slot.LastFrom[from] = sequence;
        slot.Received++;
    }

    private void Guarded(string what, Action action)
    {
        slot.Enter(what);
        try
        {
            action();
        }
        finally
        {
            slot.Leave();
        }
    }
}

internal sealed class StressException : Exception;
