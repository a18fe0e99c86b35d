using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>
/// Runs asynchronous handlers in their actor's turn. While one is under way, ordinary messages wait; what continues it comes
/// as a message of the kernel.
/// </summary>
public class ActorTaskScheduler : TaskScheduler
{
    private readonly ActorCell _cell;
    private IActorRef? _sender;

    internal ActorTaskScheduler(ActorCell cell) => _cell = cell;

    /// <summary>The message whose handler is under way.</summary>
    public object? CurrentMessage { get; private set; }

    /// <summary>Is told how the next handler ended that awaits something, once its actor knows.</summary>
    internal TaskCompletionSource? Observer { get; set; }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <inheritdoc/>
    protected override IEnumerable<Task>? GetScheduledTasks() => null;

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => _cell.SendSystemMessage(new ActorTask(task));

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && InternalCurrentActorCellKeeper.Current == _cell && Execute(task);

    /// <summary>Runs before each piece of a handler.</summary>
    protected virtual void OnBeforeTaskStarted() { }

    /// <summary>Runs after each piece of a handler.</summary>
    protected virtual void OnAfterTaskCompleted() { }

    internal void Run(Task task)
    {
        // The pieces of a handler see the message and the sender it began with, whatever the kernel handled in between.
        if (CurrentMessage is not null)
        {
            _cell.CurrentMessage = CurrentMessage;
            _cell.Sender = _sender!;
        }

        Execute(task);
    }

    private bool Execute(Task task)
    {
        // Where a turn runs in a context, as in that of a test or of a user interface, an await must not come back there.
        var context = SynchronizationContext.Current;
        if (context is not null) SynchronizationContext.SetSynchronizationContext(null);
        OnBeforeTaskStarted();
        try
        {
            return TryExecuteTask(task);
        }
        finally
        {
            OnAfterTaskCompleted();
            if (context is not null) SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Runs an action; what it starts is awaited in the actor's turn.</summary>
    public static void RunTask(Action action) => RunTask(() =>
    {
        action();
        return Task.CompletedTask;
    });

    /// <summary>Runs an asynchronous handler of the actor whose turn it is. Until it ends, no other message is handled.</summary>
    /// <exception cref="InvalidOperationException">It is nobody's turn.</exception>
    public static void RunTask(Func<Task> asyncAction)
    {
        var cell = InternalCurrentActorCellKeeper.Current ?? throw new InvalidOperationException("RunTask must be called from an actor context.");
        var scheduler = cell.TaskScheduler;
        var start = new Task<Task>(asyncAction);
        start.RunSynchronously(scheduler);
        var handler = start.Unwrap();
        if (handler.IsCompletedSuccessfully) return;
        if (handler.IsCompleted) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(Failure(handler));
        scheduler.Await(handler);
    }

    private void Await(Task handler)
    {
        CurrentMessage = _cell.CurrentMessage;
        _sender = _cell.Sender;
        var mailbox = _cell.Queue;
        mailbox.BeginAwaiting();
        var observer = Observer;
        Observer = null;
        handler.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.None, this);

        void Ended(Task ended)
        {
            mailbox.EndAwaiting();
            var influencesTimeout = CurrentMessage is not INotInfluenceReceiveTimeout;
            CurrentMessage = null;
            _sender = null;
            if (!ended.IsCompletedSuccessfully) _cell.FailFromTask(Failure(ended));
            else _cell.CurrentMessage = null;
            if (influencesTimeout) _cell.CheckReceiveTimeout();
            observer?.SetFromTask(ended);
        }
    }

    private static Exception Failure(Task task) =>
        task.IsCanceled ? new TaskCanceledException(task) : task.Exception is { InnerExceptions: [{ } only] } ? only : task.Exception!;
}
