using Akka.Event;

namespace Akka.Actor;

/// <summary>The tasks of one phase.</summary>
internal sealed class ShutdownTasks(string phase)
{
    private readonly List<(string Name, Func<Task<Done>> Task, bool MayBlock)> _tasks = [];

    internal void Add(string name, Func<Task<Done>> task, bool mayBlock)
    {
        lock (_tasks)
        {
            _tasks.Add((name, task, mayBlock));
        }
    }

    /// <summary>Runs them together. What fails or takes too long is passed over with a warning, or else thrown.</summary>
    internal async Task Run(TimeSpan timeout, bool recover, ILoggingAdapter log)
    {
        Task<Done>[] running;
        lock (_tasks)
        {
            log.Debug("Performing phase [{0}] with [{1}] tasks: [{2}]", phase, _tasks.Count, string.Join(", ", _tasks.Select(task => task.Name)));
            running = [.. _tasks.Select(task => Watch(task.Name, task.Task, task.MayBlock, recover, log))];
        }

        try
        {
            await Task.WhenAll(running).WaitAsync(timeout).ConfigureAwait(false);
        }
        catch (TimeoutException) when (running.Any(task => !task.IsCompleted))
        {
            log.Warning("Coordinated shutdown phase [{0}] timed out after {1}", phase, timeout);
            if (!recover)
            {
                throw;
            }
        }
    }

    private async Task<Done> Watch(string name, Func<Task<Done>> task, bool mayBlock, bool recover, ILoggingAdapter log)
    {
        // Yields first: one that blocks must not keep the others of its phase from beginning.
        if (mayBlock) await Task.Yield();
        try
        {
            return await task().ConfigureAwait(false);
        }
        catch (Exception cause) when (recover)
        {
            log.Warning(cause, "Task [{0}] failed in phase [{1}]: {2}", name, phase, cause.Message);
            return Done.Instance;
        }
    }
}
