using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Kernel;

public class ShutdownPhaseSpecs
{
    private static Phase After(params string[] phases) => new([.. phases], TimeSpan.FromSeconds(10), true);

    private static List<string> Order(params (string Name, Phase Phase)[] phases) =>
        CoordinatedShutdown.TopologicalSort(phases.ToDictionary(phase => phase.Name, phase => phase.Phase));

    [Fact]
    public void No_phases_have_no_order() => Assert.Empty(Order());

    [Fact]
    public void A_phase_comes_after_those_it_depends_on_also_where_these_are_not_defined() =>
        Assert.Equal(["a", "b", "c", "d", "e"], Order(("b", After("a")), ("c", After("b")), ("d", After("b", "c")), ("e", After("d"))));

    [Fact]
    public void Phases_that_know_nothing_of_each_other_stay_together_with_their_own() =>
        Assert.Equal(["a1", "a2", "a3", "b1", "b2", "b3"], Order(("a2", After("a1")), ("a3", After("a2")), ("b2", After("b1")), ("b3", After("b2"))));

    [Fact]
    public void A_circle_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Order(("a", After("a"))));
        Assert.Throws<ArgumentException>(() => Order(("b", After("a")), ("a", After("b"))));
        Assert.Throws<ArgumentException>(() => Order(("d", After("c")), ("c", After("b")), ("b", After("d"))));
    }

    [Fact]
    public void The_predefined_phases_have_the_documented_order()
    {
        var config = ConfigurationFactory.Default().GetConfig("akka.coordinated-shutdown");

        Assert.Equal(
            [
                CoordinatedShutdown.PhaseBeforeServiceUnbind,
                CoordinatedShutdown.PhaseServiceUnbind,
                CoordinatedShutdown.PhaseServiceRequestsDone,
                CoordinatedShutdown.PhaseServiceStop,
                CoordinatedShutdown.PhaseBeforeClusterShutdown,
                CoordinatedShutdown.PhaseClusterShardingShutdownRegion,
                CoordinatedShutdown.PhaseClusterLeave,
                CoordinatedShutdown.PhaseClusterExiting,
                CoordinatedShutdown.PhaseClusterExitingDone,
                CoordinatedShutdown.PhaseClusterShutdown,
                CoordinatedShutdown.PhaseBeforeActorSystemTerminate,
                CoordinatedShutdown.PhaseActorSystemTerminate,
            ],
            CoordinatedShutdown.TopologicalSort(CoordinatedShutdown.PhasesFromConfig(config)));
    }

    [Fact]
    public void Phases_are_read_from_the_configuration()
    {
        var phases = CoordinatedShutdown.PhasesFromConfig(ConfigurationFactory.ParseString("""
            default-phase-timeout = 10s
            phases {
              a = {}
              b { depends-on = [a], timeout = 15s }
              c { depends-on = [a, b], recover = off }
            }
            """));

        Assert.Equal(
            new Dictionary<string, Phase>
            {
                ["a"] = After(),
                ["b"] = new(["a"], TimeSpan.FromSeconds(15), true),
                ["c"] = new(["a", "b"], TimeSpan.FromSeconds(10), false),
            },
            phases);
    }
}
