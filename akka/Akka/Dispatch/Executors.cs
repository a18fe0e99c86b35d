using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Annotations;
using Akka.Configuration;
using Akka.Dispatch.Workers;
using Akka.Util.Internal;

namespace Akka.Dispatch;

/// <summary>Where a dispatcher's work is done.</summary>
public abstract class ExecutorService
{
    /// <summary>An executor with a name.</summary>
    protected ExecutorService(string id) => Id = id;

    /// <summary>The name.</summary>
    public string Id { get; }

    /// <summary>Does a piece of work, at once or later.</summary>
    public abstract void Execute(IRunnable run);

    /// <summary>Lets go of threads; more work brings them back.</summary>
    public abstract void Shutdown();
}

/// <summary>The work could not be taken.</summary>
public class RejectedExecutionException(string? message = null, Exception? inner = null) : AkkaException(message, inner);

/// <summary>Makes executors.</summary>
[InternalApi]
public abstract class ExecutorServiceFactory
{
    /// <summary>Makes one for the dispatcher <paramref name="id"/>.</summary>
    public abstract ExecutorService Produce(string id);
}

/// <summary>Makes executors from a section of the configuration.</summary>
[InternalApi]
public abstract class ExecutorServiceConfigurator : ExecutorServiceFactory
{
    /// <summary>A configurator for one dispatcher's section.</summary>
    protected ExecutorServiceConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    {
        Config = config;
        Prerequisites = prerequisites;
    }

    /// <summary>The section.</summary>
    public Config Config { get; }

    /// <summary>What dispatchers need of the system.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    internal static ExecutorServiceConfigurator For(Config config, IDispatcherPrerequisites prerequisites)
    {
        var executor = config.GetString("executor", "default");
        switch (executor)
        {
            case null or "" or "default" or "default-executor" or "thread-pool-executor" or "task-executor":
                return new SharedExecutor(config, prerequisites);
            case "channel-executor":
                return new ChannelExecutorConfigurator(config, prerequisites);
            case "fork-join-executor":
                return new DedicatedExecutor(config, prerequisites);
            case "current-context-executor":
                return new CurrentContextExecutor(config, prerequisites);
            default:
                var type = NamedType.Find(executor)
                    ?? throw new ConfigurationException($"Could not resolve executor service configurator type {executor} for path {config.GetString("id", "unknown")}");
                return (ExecutorServiceConfigurator)Activator.CreateInstance(type, config, prerequisites)!;
        }
    }
}

// The name by which configurations ask for the thread pool's own tasks.
internal sealed class DefaultTaskSchedulerExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites) : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new TaskExecutor(id);
}

internal sealed class SharedExecutor(Config config, IDispatcherPrerequisites prerequisites) : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new WorkerExecutor(id, WorkerPool.Shared, isShared: true);
}

// Its priority is read, and without effect: the pool serves who comes first.
internal sealed class ChannelExecutorConfigurator(Config? config, IDispatcherPrerequisites prerequisites) : ExecutorServiceConfigurator(config!, prerequisites)
{
    public TaskSchedulerPriority Priority { get; } = Enum.Parse<TaskSchedulerPriority>(config?.GetString("channel-executor.priority") ?? "normal", ignoreCase: true);

    public override ExecutorService Produce(string id) => new WorkerExecutor(id, WorkerPool.Shared, isShared: true);
}

internal enum TaskSchedulerPriority
{
    None = 0,
    Background = 4,
    Low = 5,
    BelowNormal = 6,
    Normal = 8,
    AboveNormal = 10,
    High = 13,
    Realtime = 24,
}

internal sealed class DedicatedExecutor(Config config, IDispatcherPrerequisites prerequisites) : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id)
    {
        var threads = Config.GetInt("dedicated-thread-pool.thread-count", Config.GetInt("fork-join-executor.dedicated-thread-pool.thread-count", Environment.ProcessorCount));
        return new WorkerExecutor(id, new WorkerPool(id.Split('.')[^1], Math.Max(1, threads)), isShared: false);
    }
}

internal sealed class CurrentContextExecutor(Config config, IDispatcherPrerequisites prerequisites) : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new SynchronizationContextExecutor(id);
}

internal sealed class WorkerExecutor(string id, WorkerPool pool, bool isShared) : ExecutorService(id)
{
    public WorkerPool Pool => pool;

    public override void Execute(IRunnable run) => pool.Execute(run);

    public override void Shutdown()
    {
        if (!isShared) pool.Close();
    }
}

// Work goes where the context at the time of the executor's making says: a user interface's own thread, as a rule.
internal sealed class SynchronizationContextExecutor(string id) : ExecutorService(id)
{
    private readonly TaskScheduler _scheduler = SynchronizationContext.Current is null ? TaskScheduler.Default : TaskScheduler.FromCurrentSynchronizationContext();

    public override void Execute(IRunnable run) =>
        Task.Factory.StartNew(static state => ((IRunnable)state!).Run(), run, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler);

    public override void Shutdown() { }
}

internal sealed class TaskExecutor(string id) : ExecutorService(id)
{
    public override void Execute(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);

    public override void Shutdown() { }
}
