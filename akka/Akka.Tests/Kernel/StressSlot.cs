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
