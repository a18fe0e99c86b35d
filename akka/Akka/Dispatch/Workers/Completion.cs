namespace Akka.Dispatch.Workers;

// How the tasks are completed that somebody outside of the actors awaits. What awaits must not go on inside of the turn that
// completes: it could block there, and the actor with it. On a worker it goes on as the worker's next item, which costs no
// change of threads; elsewhere it goes to the thread pool.
internal static class Completion
{
    private static readonly SynchronizationContext Elsewhere = new NotHere();

    // The task is complete when this worker gets to it; without a worker, at once.
    public static void AfterTurn(IRunnable completion)
    {
        if (ThisThread.Here.Worker is { } worker) worker.Pool.Execute(completion);
        else Here(completion.Run);
    }

    // The task is complete at once; whoever awaits it goes on elsewhere.
    public static void Here(Action completion)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(Elsewhere);
        try
        {
            completion();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    // While a context is current that nobody has captured, the runtime runs no continuation in place.
    private sealed class NotHere : SynchronizationContext;
}
