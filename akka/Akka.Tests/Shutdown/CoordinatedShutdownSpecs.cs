using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using Xunit;

namespace Akka.Tests.Shutdown;

public class CoordinatedShutdownSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private const string Phases = """
        akka.coordinated-shutdown {
          run-by-clr-shutdown-hook = off
          phases {
            a { }
            b { depends-on = [a] }
            c { depends-on = [a, b] }
            before-service-unbind { depends-on = [c] }
          }
        }
        """;

    public CoordinatedShutdownSpecs()
        : base(Phases)
    {
    }

    private CoordinatedShutdown Ending => CoordinatedShutdown.Get(Sys);

    private Func<Task<Done>> Say(string what) => () =>
    {
        TestActor.Tell(what);
        return Task.FromResult(Done.Instance);
    };

    private Task<Done> Run(string? from = null) => Ending.Run(CoordinatedShutdown.UnknownReason.Instance, from!).WaitAsync(Limit);

    /// <summary>Runs it up to the end of the actors, which waits until disposed: what was said must have been heard by then.</summary>
    private Held RunAndHold(string? from = null)
    {
        var held = new Held();
        Ending.AddTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "hold", () => held.Released.Task);
        _ = Run(from);
        return held;
    }

    [Fact]
    public void Phases_run_after_those_they_depend_on()
    {
        Ending.AddTask("c", "c1", Say("c"));
        Ending.AddTask("b", "b1", Say("b"));
        Ending.AddTask("a", "a1", Say("a"));
        Ending.AddTask(CoordinatedShutdown.PhaseServiceStop, "s1", Say("service-stop"));

        using var held = RunAndHold();

        Assert.Equal(["a", "b", "c", "service-stop"], ReceiveN(4));
    }

    [Fact]
    public void A_phase_waits_until_all_tasks_of_the_one_before_are_done()
    {
        var slow = new TaskCompletionSource<Done>();
        Ending.AddTask("a", "slow", () => slow.Task);
        Ending.AddTask("a", "fast", Say("fast"));
        Ending.AddTask("b", "next", Say("next"));
        using var held = RunAndHold();
        ExpectMsg("fast");
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));

        slow.SetResult(Done.Instance);

        ExpectMsg("next");
    }

    [Fact]
    public void The_tasks_of_one_phase_run_side_by_side()
    {
        var here = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        Func<Task<Done>> Meet(int me) => async () =>
        {
            here[me].SetResult();
            await here[1 - me].Task;
            TestActor.Tell("met");
            return Done.Instance;
        };
        Ending.AddTask("a", "one", Meet(0));
        Ending.AddTask("a", "other", Meet(1));

        using var held = RunAndHold();

        ExpectMsg("met");
        ExpectMsg("met");
    }

    [Fact]
    public void It_can_run_from_a_later_phase_on()
    {
        Ending.AddTask("a", "a1", Say("a"));
        Ending.AddTask("b", "b1", Say("b"));
        Ending.AddTask("c", "c1", Say("c"));

        using var held = RunAndHold("b");

        Assert.Equal(["b", "c"], ReceiveN(2));
    }

    [Fact]
    public async Task It_runs_once()
    {
        var runs = 0;
        Ending.AddTask("a", "a1", () => Task.FromResult(Interlocked.Increment(ref runs) > 0 ? Done.Instance : null!));

        await Run();
        await Run();

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Its_reason_is_that_of_the_first_run()
    {
        var reason = new OwnReason();
        Assert.Null(Ending.ShutdownReason);

        await Ending.Run(reason).WaitAsync(Limit);
        await Run();

        Assert.Same(reason, Ending.ShutdownReason);
    }

    [Fact]
    public void A_task_that_fails_does_not_keep_the_others()
    {
        Ending.AddTask("a", "fails", () => Task.FromException<Done>(new InvalidOperationException("boom")));
        Ending.AddTask("a", "throws", () => throw new InvalidOperationException("boom"));
        Ending.AddTask("a", "works", Say("a"));
        Ending.AddTask("b", "works", Say("b"));

        using var held = RunAndHold();

        Assert.Equal(["a", "b"], ReceiveN(2));
    }

    [Fact]
    public void A_task_can_be_added_to_a_later_phase_by_an_earlier_one()
    {
        Ending.AddTask("a", "adds", () =>
        {
            Ending.AddTask("b", "added", Say("added"));
            return Task.FromResult(Done.Instance);
        });

        using var held = RunAndHold();

        ExpectMsg("added");
    }

    [Fact]
    public void A_task_for_an_unknown_phase_is_refused() =>
        Assert.Throws<ConfigurationException>(() => Ending.AddTask("unknown", "task", Say("never")));

    [Fact]
    public void The_time_out_of_an_unknown_phase_is_not_known() =>
        Assert.Throws<ArgumentException>(() => Ending.Timeout("unknown"));

    [Fact]
    public void Time_outs_come_from_the_configuration()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), Ending.Timeout("a"));
        Assert.Equal(TimeSpan.FromSeconds(10), Ending.Timeout(CoordinatedShutdown.PhaseActorSystemTerminate));
    }

    [Fact]
    public void The_total_time_out_is_that_of_the_phases_with_tasks()
    {
        var before = Ending.TotalTimeout;

        Ending.AddTask("a", "a1", Say("a"));
        Ending.AddTask("a", "a2", Say("a"));

        Assert.Equal(before + TimeSpan.FromSeconds(5), Ending.TotalTimeout);
    }

    [Fact]
    public async Task It_stops_the_actors_last()
    {
        await Run();

        Assert.True(Sys.WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task There_is_one_for_a_system()
    {
        Assert.Same(Ending, CoordinatedShutdown.Get(Sys));
        Assert.Same(Sys, Ending.System);
        await Run();
        Assert.Same(Ending, CoordinatedShutdown.Get(Sys));
    }

    private sealed class Held : IDisposable
    {
        public TaskCompletionSource<Done> Released { get; } = new();

        public void Dispose() => Released.TrySetResult(Done.Instance);
    }

    private sealed class OwnReason : CoordinatedShutdown.Reason
    {
        public override int ExitCode => 3;
    }
}
