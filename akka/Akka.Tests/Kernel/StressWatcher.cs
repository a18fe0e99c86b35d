using Akka.Actor;

namespace Akka.Tests.Kernel;

internal sealed record Look(IActorRef At);

internal sealed record LookAway(IActorRef From);

internal sealed record HowMany;

/// <summary>Watches, and checks that each watch ends by exactly one Terminated or by its own Unwatch.</summary>
internal sealed class StressWatcher : ReceiveActor
{
    private readonly HashSet<IActorRef> _watched = [];

    public StressWatcher(StressRound round)
    {
        Receive<Look>(look =>
        {
            if (_watched.Add(look.At))
            {
                Interlocked.Increment(ref round.Counts.Watches);
                Context.Watch(look.At);
            }
        });
        Receive<LookAway>(look =>
        {
            if (_watched.Remove(look.From))
            {
                Interlocked.Decrement(ref round.Counts.Watches);
                Context.Unwatch(look.From);
            }
        });
        Receive<Terminated>(gone =>
        {
            Interlocked.Increment(ref round.Counts.Terminated);
            if (!_watched.Remove(gone.ActorRef))
            {
                round.Violations.Enqueue($"{gone.ActorRef} terminated for one who does not watch it");
            }
        });
        Receive<HowMany>(_ => Sender.Tell(_watched.Count));
    }
}
