using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Ends a system in order: phase by phase, and in each phase all its tasks at once.</summary>
/// <remarks>
/// The phases, their order, time-outs and whether a failure is passed over come from <c>akka.coordinated-shutdown</c>. It
/// runs once, by <see cref="Run"/>, by <see cref="ActorSystem.Terminate"/> or when the process ends.
/// </remarks>
public sealed partial class CoordinatedShutdown : IExtension
{
    /// <summary>The first: for tasks before anything closes.</summary>
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";

    /// <summary>Stop taking new connections.</summary>
    public const string PhaseServiceUnbind = "service-unbind";

    /// <summary>Wait for what is under way.</summary>
    public const string PhaseServiceRequestsDone = "service-requests-done";

    /// <summary>Shut the services down.</summary>
    public const string PhaseServiceStop = "service-stop";

    /// <summary>For tasks between the services and a cluster.</summary>
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";

    /// <summary>A cluster's; empty here unless tasks are added.</summary>
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";

    /// <summary>A cluster's; empty here unless tasks are added.</summary>
    public const string PhaseClusterLeave = "cluster-leave";

    /// <summary>A cluster's; empty here unless tasks are added.</summary>
    public const string PhaseClusterExiting = "cluster-exiting";

    /// <summary>A cluster's; empty here unless tasks are added.</summary>
    public const string PhaseClusterExitingDone = "cluster-exiting-done";

    /// <summary>A cluster's; empty here unless tasks are added.</summary>
    public const string PhaseClusterShutdown = "cluster-shutdown";

    /// <summary>The last one with the actors still alive.</summary>
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";

    /// <summary>The actors are stopped.</summary>
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    private readonly Dictionary<string, Phase> _phases;
    private readonly HashSet<string> _knownPhases;
    private readonly ConcurrentDictionary<string, ShutdownTasks> _tasks = new();
    private readonly TaskCompletionSource<Done> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Reason? _reason;
    private bool _hasTasksThatMayBlock;

    internal CoordinatedShutdown(ExtendedActorSystem system, Dictionary<string, Phase> phases)
    {
        System = system;
        _phases = phases;
        OrderedPhases = TopologicalSort(phases);
        _knownPhases = [.. OrderedPhases];
    }

    /// <summary>The system it ends.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>Why it runs; null until it does.</summary>
    public Reason ShutdownReason => Volatile.Read(ref _reason)!;

    /// <summary>The time-outs of all phases that have tasks, added up.</summary>
    public TimeSpan TotalTimeout => _tasks.Keys.Aggregate(TimeSpan.Zero, (sum, phase) => sum + Timeout(phase));

    internal List<string> OrderedPhases { get; }

    /// <summary>Whether its last task has ended the process.</summary>
    internal bool HasAskedForExit { get; set; }

    /// <summary>The shutdown of that system.</summary>
    public static CoordinatedShutdown Get(ActorSystem sys) =>
        sys.WithExtension<CoordinatedShutdown, CoordinatedShutdownExtension>();

    /// <summary>Adds a task to a phase; also from a task of an earlier one. Tasks of one phase run together, in no order.</summary>
    /// <exception cref="ConfigurationException">No such phase is configured.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task) => AddTask(phase, taskName, task, mayBlock: true);

    internal void AddTask(string phase, string taskName, Func<Task<Done>> task, bool mayBlock)
    {
        ArgumentException.ThrowIfNullOrEmpty(phase);
        ArgumentException.ThrowIfNullOrEmpty(taskName);
        if (!_knownPhases.Contains(phase))
        {
            throw new ConfigurationException($"Unknown phase [{phase}], known phases [{string.Join(",", _knownPhases)}]. All phases (along with their optional dependencies) must be defined in configuration.");
        }

        if (mayBlock) Volatile.Write(ref _hasTasksThatMayBlock, true);
        _tasks.GetOrAdd(phase, name => new ShutdownTasks(name)).Add(taskName, task, mayBlock);
    }

    /// <summary>Runs the phases, from <paramref name="fromPhase"/> on or all. Further calls return the same task.</summary>
    /// <returns>Done; or, by an <see cref="AggregateException"/>, what ended a phase that does not recover.</returns>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
        {
            // The caller may be an actor, which must not be kept by tasks that block. Where there are none, the end of a
            // system need not stand in the pool's queue, behind those who wait for such ends.
            _ = Volatile.Read(ref _hasTasksThatMayBlock) ? Task.Run(() => RunPhases(fromPhase)) : RunPhases(fromPhase);
        }

        return _done.Task;
    }

    /// <summary>How long <paramref name="phase"/> may take.</summary>
    /// <exception cref="ArgumentException">No such phase is configured.</exception>
    public TimeSpan Timeout(string phase) => _phases.TryGetValue(phase, out var known)
        ? known.Timeout
        : throw new ArgumentException($"Unknown phase [{phase}]. All phases must be defined in configuration.", nameof(phase));

    internal static List<string> TopologicalSort(Dictionary<string, Phase> phases) => Phase.InOrder(phases);

    internal static Dictionary<string, Phase> PhasesFromConfig(Config config) => Phase.FromConfig(config);

    private async Task RunPhases(string? fromPhase)
    {
        try
        {
            System.Log.Debug("Running CoordinatedShutdown with reason [{0}]", ShutdownReason);
            foreach (var name in fromPhase is null ? OrderedPhases : OrderedPhases.SkipWhile(phase => phase != fromPhase))
            {
                if (_tasks.TryGetValue(name, out var tasks) && _phases.TryGetValue(name, out var phase))
                {
                    await tasks.Run(phase.Timeout, phase.Recover, System.Log).ConfigureAwait(false);
                }
            }

            _done.TrySetResult(Done.Instance);
        }
        catch (Exception cause)
        {
            _done.TrySetException(new AggregateException(cause));
        }
    }
}
