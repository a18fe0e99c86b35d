using System.Collections.Immutable;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>One phase of <see cref="CoordinatedShutdown"/>: after which others it runs, how long it may take, and whether what fails in it is passed over.</summary>
internal sealed class Phase(ImmutableHashSet<string>? dependsOn, TimeSpan timeout, bool recover) : IEquatable<Phase>
{
    public ImmutableHashSet<string> DependsOn { get; } = dependsOn ?? [];

    public TimeSpan Timeout { get; } = timeout;

    public bool Recover { get; } = recover;

    public bool Equals(Phase? other) =>
        other is not null && DependsOn.SetEquals(other.DependsOn) && Timeout == other.Timeout && Recover == other.Recover;

    public override bool Equals(object? obj) => Equals(obj as Phase);

    public override int GetHashCode() => HashCode.Combine(DependsOn.Count, Timeout, Recover);

    public override string ToString() => $"DependsOn: [{string.Join(",", DependsOn)}], Timeout: {Timeout}, Recover: {Recover}";

    /// <summary>The phases of <c>akka.coordinated-shutdown</c>.</summary>
    internal static Dictionary<string, Phase> FromConfig(Config config)
    {
        var defaultTimeout = config.GetTimeSpan("default-phase-timeout", TimeSpan.FromSeconds(5));
        var phases = new Dictionary<string, Phase>();
        foreach (var (name, _) in config.GetConfig("phases").AsEnumerable())
        {
            var phase = config.GetConfig($"phases.\"{name}\"");
            phases[name] = new Phase(
                [.. phase.GetStringList("depends-on")],
                phase.GetTimeSpan("timeout", defaultTimeout, allowInfinite: false),
                phase.GetBoolean("recover", true));
        }

        return phases;
    }

    /// <summary>The names of all phases, also of those only depended on, each after those that it depends on.</summary>
    /// <exception cref="ArgumentException">A phase depends on itself, directly or by others.</exception>
    internal static List<string> InOrder(Dictionary<string, Phase> phases)
    {
        var ordered = new List<string>();
        var done = new HashSet<string>();
        var under = new HashSet<string>();
        foreach (var name in phases.Keys)
        {
            Visit(name);
        }

        return ordered;

        void Visit(string name)
        {
            if (done.Contains(name))
            {
                return;
            }

            if (!under.Add(name))
            {
                throw new ArgumentException($"Cycle detected in graph of phases. It must be a DAG. phase [{name}] depends transitively on itself. All dependencies: {string.Join("; ", phases)}");
            }

            if (phases.TryGetValue(name, out var phase))
            {
                foreach (var earlier in phase.DependsOn)
                {
                    Visit(earlier);
                }
            }

            under.Remove(name);
            done.Add(name);
            ordered.Add(name);
        }
    }
}
