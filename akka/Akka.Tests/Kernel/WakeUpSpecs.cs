using System.Diagnostics;
using Akka.Actor;
using Xunit;

namespace Akka.Tests.Kernel;

/// <summary>What is told to an actor in the moment in which it falls idle wakes it again.</summary>
public sealed class WakeUpSpecs : IAsyncLifetime
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("AKKA_STRESS_SECONDS"), out var seconds) ? seconds / 5 : 1);

    private readonly ActorSystem _system = ActorSystem.Create("wake-up", """
        akka { loglevel = OFF, stdout-loglevel = OFF, log-dead-letters = off, coordinated-shutdown.run-by-clr-shutdown-hook = off }
        roomy-mailbox { mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka", mailbox-capacity = 1000, mailbox-push-timeout-time = 0s }
        """);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _system.Terminate().WaitAsync(Limit);

    [Fact]
    public void A_stop_that_meets_an_actor_falling_idle_is_not_lost() => Race(
        actor => actor.Tell("hello", ActorRefs.NoSender),
        actor => ((IInternalActorRef)actor).Stop());

    [Fact]
    public void A_message_that_meets_an_actor_falling_idle_is_not_lost() => Race(
        actor => actor.Tell("hello", ActorRefs.NoSender),
        actor => actor.Tell(PoisonPill.Instance, ActorRefs.NoSender));

    [Fact]
    public void A_message_in_a_queue_of_another_kind_is_not_lost() => Race(
        actor => actor.Tell("hello", ActorRefs.NoSender),
        actor => actor.Tell(PoisonPill.Instance, ActorRefs.NoSender),
        props => props.WithMailbox("roomy-mailbox"));

    private void Race(Action<IActorRef> first, Action<IActorRef> last, Func<Props, Props>? with = null)
    {
        var random = new Random(7);
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Duration;)
        {
            using var stopped = new CountdownEvent(AtOnce);
            var props = (with ?? (same => same))(Props.Create(() => new Mortal(stopped)));
            var actors = Enumerable.Range(0, AtOnce).Select(_ => _system.ActorOf(props)).ToArray();
            var spins = random.Next(40);
            var started = new Barrier(2);
            var telling = Task.Run(() =>
            {
                started.SignalAndWait();
                foreach (var actor in actors)
                {
                    first(actor);
                    Thread.SpinWait(spins);
                }
            });
            started.SignalAndWait();
            foreach (var actor in actors)
            {
                Thread.SpinWait(spins);
                last(actor);
            }

            telling.Wait();
            Assert.True(stopped.Wait(Limit), $"{stopped.CurrentCount} of {AtOnce} actors were not woken");
        }
    }

    private sealed class Mortal(CountdownEvent stopped) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => stopped.Signal();
    }
}
