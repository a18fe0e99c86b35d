using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Shutdown;

public class CoordinatedShutdownSettingsSpecs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static ActorSystem Create(string config) =>
        ActorSystem.Create("shutdown", ConfigurationFactory.ParseString($"akka.coordinated-shutdown {{ run-by-clr-shutdown-hook = off\n {config} }}"));

    [Fact]
    public async Task Terminate_runs_it()
    {
        var system = Create("");
        var ran = false;
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceStop, "say", () =>
        {
            ran = true;
            return Task.FromResult(Done.Instance);
        });

        await system.Terminate().WaitAsync(Limit);

        Assert.True(ran);
        Assert.Same(CoordinatedShutdown.ActorSystemTerminateReason.Instance, CoordinatedShutdown.Get(system).ShutdownReason);
    }

    [Fact]
    public async Task Without_tasks_of_others_the_actors_are_stopped_by_who_terminates()
    {
        var system = Create("");
        var witness = new Witness(((ExtendedActorSystem)system).Provider);
        system.EventStream.Subscribe(witness, typeof(Debug));

        var terminated = system.Terminate();

        Assert.Contains(("System shutdown initiated", Environment.CurrentManagedThreadId), witness.Told);
        await terminated.WaitAsync(Limit);
    }

    [Fact]
    public async Task A_task_that_blocks_does_not_keep_who_terminates()
    {
        var system = Create("");
        using var released = new ManualResetEventSlim();
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseActorSystemTerminate, "block", () =>
        {
            released.Wait();
            return Task.FromResult(Done.Instance);
        });

        var terminated = system.Terminate();

        released.Set();
        await terminated.WaitAsync(Limit);
    }

    // On whose thread an event is published.
    private sealed class Witness(IActorRefProvider provider) : MinimalActorRef
    {
        public System.Collections.Concurrent.ConcurrentQueue<(string, int)> Told { get; } = new();

        public override ActorPath Path { get; } = provider.RootPath / "witness";

        public override IActorRefProvider Provider => provider;

        protected override void TellInternal(object message, IActorRef sender) => Told.Enqueue((((LogEvent)message).Message!.ToString()!, Environment.CurrentManagedThreadId));
    }

    [Fact]
    public async Task Terminate_does_not_run_it_where_that_is_off()
    {
        var system = Create("run-by-actor-system-terminate = off");
        var shutdown = CoordinatedShutdown.Get(system);

        await system.Terminate().WaitAsync(Limit);

        Assert.Null(shutdown.ShutdownReason);
    }

    [Fact]
    public async Task It_leaves_the_actors_alone_where_that_is_off()
    {
        var system = Create("terminate-actor-system = off, run-by-actor-system-terminate = off");

        await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Limit);

        Assert.False(system.WhenTerminated.IsCompleted);
        await system.Terminate().WaitAsync(Limit);
    }

    [Fact]
    public void Terminate_cannot_run_what_does_not_terminate() =>
        Assert.Throws<ConfigurationException>(() => Create("terminate-actor-system = off, run-by-actor-system-terminate = on"));

    [Fact]
    public async Task A_phase_that_takes_too_long_is_passed_over()
    {
        var system = Create("phases.service-stop.timeout = 50ms");
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceStop, "never", () => new TaskCompletionSource<Done>().Task);

        await system.Terminate().WaitAsync(Limit);

        Assert.True(system.WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task A_phase_that_takes_too_long_ends_it_where_it_is_not_to_be_passed_over()
    {
        var system = Create("phases.service-stop { timeout = 50ms, recover = off }");
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "never", () => new TaskCompletionSource<Done>().Task);

        var ended = await Assert.ThrowsAsync<AggregateException>(() => shutdown.Run(CoordinatedShutdown.UnknownReason.Instance));

        Assert.IsType<TimeoutException>(ended.Flatten().InnerException);

        Assert.False(system.WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task A_task_that_fails_ends_it_where_it_is_not_to_be_passed_over()
    {
        var system = Create("phases.service-stop.recover = off");
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "fails", () => Task.FromException<Done>(new InvalidOperationException("boom")));

        var ended = await Assert.ThrowsAsync<AggregateException>(() => shutdown.Run(CoordinatedShutdown.UnknownReason.Instance));

        Assert.IsType<InvalidOperationException>(ended.Flatten().InnerException);

        Assert.False(system.WhenTerminated.IsCompleted);
    }

    [Fact]
    public void Phases_that_depend_on_each_other_are_refused() =>
        Assert.Throws<ArgumentException>(() => CoordinatedShutdown.Get(Create("phases { x { depends-on = [y] }\n y { depends-on = [x] } }")));

    [Fact]
    public void The_reasons_know_their_exit_codes()
    {
        Assert.Equal(1, CoordinatedShutdown.UnknownReason.Instance.ExitCode);
        Assert.Equal(0, CoordinatedShutdown.ClrExitReason.Instance.ExitCode);
        Assert.Equal(0, CoordinatedShutdown.ActorSystemTerminateReason.Instance.ExitCode);
        Assert.Equal(3, CoordinatedShutdown.ClusterDowningReason.Instance.ExitCode);
        Assert.Equal(0, CoordinatedShutdown.ClusterLeavingReason.Instance.ExitCode);
        Assert.Equal(4, CoordinatedShutdown.ClusterJoinUnsuccessfulReason.Instance.ExitCode);
    }
}
