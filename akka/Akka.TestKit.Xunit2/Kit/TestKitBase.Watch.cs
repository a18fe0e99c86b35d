using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Has the test actor watch an actor: the test hears <see cref="Terminated"/> when it is gone.</summary>
    /// <param name="actorToWatch">The actor. It is watched when the call returns.</param>
    /// <returns>The same actor.</returns>
    public IActorRef Watch(IActorRef actorToWatch)
    {
        var watch = new TestActor.Watch(actorToWatch);
        Order(watch, watch.Done.Task);
        return actorToWatch;
    }

    /// <summary>Has the test actor no longer watch an actor.</summary>
    /// <param name="actorToUnwatch">The actor. It is not watched any more when the call returns.</param>
    /// <returns>The same actor.</returns>
    public IActorRef Unwatch(IActorRef actorToUnwatch)
    {
        var unwatch = new TestActor.Unwatch(actorToUnwatch);
        Order(unwatch, unwatch.Done.Task);
        return actorToUnwatch;
    }

    /// <summary>As <see cref="Watch"/>.</summary>
    /// <param name="actorToWatch">The actor. It is watched when the task ends.</param>
    /// <param name="cancellationToken">Ends the wait; where it is cancelled already, nothing is watched.</param>
    /// <returns>The same actor.</returns>
    public async Task<IActorRef> WatchAsync(IActorRef actorToWatch, CancellationToken cancellationToken = default)
    {
        var watch = new TestActor.Watch(actorToWatch);
        await OrderAsync(watch, watch.Done.Task, cancellationToken).ConfigureAwait(false);
        return actorToWatch;
    }

    /// <summary>As <see cref="Unwatch"/>.</summary>
    /// <param name="actorToUnwatch">The actor. It is not watched any more when the task ends.</param>
    /// <param name="cancellationToken">Ends the wait; where it is cancelled already, the actor is watched on.</param>
    /// <returns>The same actor.</returns>
    public async Task<IActorRef> UnwatchAsync(IActorRef actorToUnwatch, CancellationToken cancellationToken = default)
    {
        var unwatch = new TestActor.Unwatch(actorToUnwatch);
        await OrderAsync(unwatch, unwatch.Done.Task, cancellationToken).ConfigureAwait(false);
        return actorToUnwatch;
    }

    // The test actor is busy where it hears something on another thread just now. The wait has an end: a pilot may give
    // orders too, and until it returns the test actor does not carry them out.
    private void Order(object order, Task done)
    {
        _state.TestActor.Tell(order);
        if (!done.IsCompleted && !IsStopped(_state.TestActor))
            done.Wait(Dilated(_state.Settings.SingleExpectDefault));
    }

    private async Task OrderAsync(object order, Task done, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _state.TestActor.Tell(order);
        if (!done.IsCompleted && !IsStopped(_state.TestActor))
            await done.WaitAsync(Dilated(_state.Settings.SingleExpectDefault), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static bool IsStopped(IActorRef testActor) => testActor is IInternalActorRef { IsTerminated: true };
}
