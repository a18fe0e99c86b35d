using Akka.Actor;
using Akka.Annotations;
using Akka.Configuration;
using Akka.Dispatch.Workers;

namespace Akka.Dispatch;

/// <summary>Runs turns on an executor.</summary>
public class Dispatcher : MessageDispatcher
{
    private readonly ExecutorService _executor;
    private readonly WorkerPool? _pool;

    /// <summary>A dispatcher on an executor of its own making.</summary>
    public Dispatcher(MessageDispatcherConfigurator configurator, string id, int throughput, long? throughputDeadlineTime, ExecutorServiceFactory executorServiceFactory, TimeSpan shutdownTimeout)
        : base(configurator)
    {
        Id = id;
        Throughput = throughput;
        ThroughputDeadlineTime = throughputDeadlineTime;
        ShutdownTimeout = shutdownTimeout;
        _executor = executorServiceFactory.Produce(id);
        _pool = (_executor as WorkerExecutor)?.Pool;
    }

    /// <inheritdoc/>
    protected override void ExecuteTask(IRunnable run)
    {
        if (_pool is not null) _pool.Execute(run);
        else _executor.Execute(run);
    }

    private protected override void Enter()
    {
        _pool?.Open();
        base.Enter();
    }

    /// <inheritdoc/>
    [InternalApi]
    protected override void Shutdown() => _executor.Shutdown();
}

/// <summary>A dispatcher whose every actor has a thread of its own.</summary>
public sealed class PinnedDispatcher(MessageDispatcherConfigurator configurator, string id, int throughput, long? throughputDeadlineTime, ExecutorServiceFactory executorServiceFactory, TimeSpan shutdownTimeout)
    : Dispatcher(configurator, id, throughput, throughputDeadlineTime, executorServiceFactory, shutdownTimeout);

/// <summary>A dispatcher on the synchronization context of whoever starts its first actor.</summary>
public sealed class CurrentSynchronizationContextDispatcher(MessageDispatcherConfigurator configurator, string id, int throughput, long? throughputDeadlineTime, ExecutorServiceFactory executorServiceFactory, TimeSpan shutdownTimeout)
    : Dispatcher(configurator, id, throughput, throughputDeadlineTime, executorServiceFactory, shutdownTimeout);

/// <summary>Makes the dispatcher of type <c>Dispatcher</c>.</summary>
public sealed class DispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly Dispatcher _dispatcher;

    /// <summary>A configurator for one section.</summary>
    public DispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : base(config, prerequisites) =>
        _dispatcher = new Dispatcher(this, DispatcherSettings.Id(config), DispatcherSettings.Throughput(config), DispatcherSettings.Deadline(config), ConfigureExecutor(), DispatcherSettings.Shutdown(config));

    /// <inheritdoc/>
    public override MessageDispatcher Dispatcher() => _dispatcher;
}

internal static class DispatcherSettings
{
    public static string Id(Config config) => config.GetString("id") ?? "";

    public static int Throughput(Config config) => config.GetInt("throughput", MessageDispatcher.DefaultThroughput);

    public static long? Deadline(Config config)
    {
        var ticks = config.GetTimeSpan("throughput-deadline-time", TimeSpan.Zero).Ticks;
        return ticks > 0 ? ticks : null;
    }

    public static TimeSpan Shutdown(Config config) => config.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(1));
}
