using Akka.Actor;

namespace Akka.Tests.Kernel;

/// <summary>An actor that checks what it lives through.</summary>
internal class StressSubject(StressSlot slot) : UntypedActor, IWithTimers
{
    private readonly int[] _generations = new int[4];
    private readonly bool[] _running = new bool[4];
    private readonly List<StressSlot> _children = [];
    private bool _awaiting;

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

    /// <summary>Puts a message away for later, where the actor does so now.</summary>
    protected virtual bool PutsAway(object message) => false;

    protected override void OnReceive(object message) => Guarded(message.GetType().Name, () =>
    {
        if (_awaiting)
        {
            slot.Round.Violations.Enqueue($"actor {slot.Number} got {message} while it awaited");
        }

        if (PutsAway(message))
        {
            return;
        }

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
            case Awaiting:
                _awaiting = true;
                RunTask(Await);
                break;
            case StopSelf:
                Context.Stop(Self);
                break;
            case Spawn spawn:
                _children.Add(spawn.Slot);
                spawn.Slot.Ref = Context.ActorOf(PropsOf(spawn.Slot), $"child-{spawn.Slot.Number}");
                spawn.Slot.Round.Adopt(spawn.Slot);
                break;
        }
    });

    /// <summary>One in three has a mailbox of another kind, one in three a stash.</summary>
    public static Props PropsOf(StressSlot slot) => (slot.Number % 3) switch
    {
        0 => Props.Create(() => new StressSubject(slot)).WithMailbox("stress-mailbox"),
        1 => Props.Create(() => new StressStashingSubject(slot)),
        _ => Props.Create(() => new StressSubject(slot)),
    };

    private async Task Await()
    {
        // What comes after each await is a turn of its own: it too must be the only one.
        await Task.Yield();
        Guarded("Await", () => { });
        await Task.Run(() => { });
        Guarded("Await", () => _awaiting = false);
    }

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

/// <summary>One that puts messages away for a while.</summary>
internal sealed class StressStashingSubject(StressSlot slot) : StressSubject(slot), IWithUnboundedStash
{
    private bool _holding;

    public IStash Stash { get; set; } = null!;

    protected override bool PutsAway(object message)
    {
        switch (message)
        {
            case Hold:
                _holding = true;
                return true;
            case Release:
                _holding = false;
                Stash.UnstashAll();
                return true;
            case Numbered or Failing when _holding:
                Stash.Stash();
                return true;
            default:
                return false;
        }
    }
}
