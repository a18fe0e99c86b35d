namespace Akka.Actor;

/// <summary>Stops an actor and waits until it is gone.</summary>
public static class GracefulStopSupport
{
    /// <summary>Sends <see cref="PoisonPill"/>, so that what is in the mailbox is handled before.</summary>
    /// <returns>True once the actor is gone, also where it was gone before; false where it takes longer than <paramref name="timeout"/>.</returns>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) =>
        GracefulStop(target, timeout, PoisonPill.Instance);

    /// <summary>Sends <paramref name="stopMessage"/>, on which the actor is to stop itself.</summary>
    /// <returns>True once the actor is gone, also where it was gone before; false where it takes longer than <paramref name="timeout"/>.</returns>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var watcher = new TerminationRef((IInternalActorRef)target);
        watcher.Watch();
        target.Tell(stopMessage, ActorRefs.NoSender);
        try
        {
            return await watcher.Terminated.WaitAsync(timeout < TimeSpan.Zero ? TimeSpan.Zero : timeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            watcher.Abandon();
            return watcher.Terminated.IsCompletedSuccessfully;
        }
    }
}

/// <summary>Waits for the end of an actor.</summary>
public static class WatchAsyncSupport
{
    /// <summary>True once the actor is gone, also where it was gone before; false where <paramref name="token"/> fires before.</summary>
    public static async Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default)
    {
        var watcher = new TerminationRef((IInternalActorRef)target);
        watcher.Watch();
        await using var cancellation = token.UnsafeRegister(static self => ((TerminationRef)self!).Abandon(), watcher).ConfigureAwait(false);
        await ((Task)watcher.Terminated).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return watcher.Terminated.IsCompletedSuccessfully;
    }
}
