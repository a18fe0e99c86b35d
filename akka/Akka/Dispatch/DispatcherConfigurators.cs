using Akka.Configuration;
using Akka.Dispatch.Workers;

namespace Akka.Dispatch;

// A configuration may name these classes, as it may name one of its own, in place of the short names of their dispatchers.

internal sealed class ForkJoinDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : KindConfigurator(config, prerequisites, DispatcherKind.ForkJoin);

internal sealed class PinnedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : KindConfigurator(config, prerequisites, DispatcherKind.Pinned);

internal sealed class CurrentSynchronizationContextDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : KindConfigurator(config, prerequisites, DispatcherKind.SynchronizationContext);

internal sealed class TaskDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : KindConfigurator(config, prerequisites, DispatcherKind.Task);

internal enum DispatcherKind
{
    ForkJoin,
    Pinned,
    SynchronizationContext,
    Task,
}

internal abstract class KindConfigurator(Config config, IDispatcherPrerequisites prerequisites, DispatcherKind kind) : MessageDispatcherConfigurator(config, prerequisites)
{
    private readonly Lock _gate = new();
    private MessageDispatcher? _dispatcher;

    public override MessageDispatcher Dispatcher()
    {
        if (kind == DispatcherKind.Pinned) return Make(new OneThread());
        lock (_gate)
        {
            return _dispatcher ??= Make(kind switch
            {
                DispatcherKind.SynchronizationContext => new CurrentContextExecutor(Config, Prerequisites),
                DispatcherKind.Task => new OnTasks(),
                _ => new DedicatedExecutor(Config, Prerequisites),
            });
        }
    }

    private Dispatcher Make(ExecutorServiceFactory executor)
    {
        var id = DispatcherSettings.Id(Config);
        var throughput = DispatcherSettings.Throughput(Config);
        var deadline = DispatcherSettings.Deadline(Config);
        var shutdown = DispatcherSettings.Shutdown(Config);
        return kind switch
        {
            DispatcherKind.Pinned => new PinnedDispatcher(this, id, throughput, deadline, executor, shutdown),
            DispatcherKind.SynchronizationContext => new CurrentSynchronizationContextDispatcher(this, id, throughput, deadline, executor, shutdown),
            _ => new Dispatcher(this, id, throughput, deadline, executor, shutdown),
        };
    }

    private sealed class OneThread : ExecutorServiceFactory
    {
        public override ExecutorService Produce(string id) => new WorkerExecutor(id, new WorkerPool(id.Split('.')[^1], 1), isShared: false);
    }

    private sealed class OnTasks : ExecutorServiceFactory
    {
        public override ExecutorService Produce(string id) => new TaskExecutor(id);
    }
}
