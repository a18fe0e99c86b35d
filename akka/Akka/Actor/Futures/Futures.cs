using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Asks an actor and gets its answer as a task.</summary>
/// <remarks>
/// The answer must be of the type asked for: any other is an <see cref="ArgumentException"/>, a <see cref="Status.Failure"/>
/// throws its cause (but is the answer where <c>object</c> or itself is asked for), and null is a valid answer.
/// Without a time-out <c>akka.actor.ask-timeout</c> holds, which is infinite unless configured. No answer in time is an
/// <see cref="AskTimeoutException"/>, cancellation a <see cref="TaskCanceledException"/>. Continuations never run on the
/// thread that answers.
/// </remarks>
public static class Futures
{
    /// <summary>Asks for any answer.</summary>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        Send<object>(self, message, null, timeout, CancellationToken.None);

    /// <summary>Asks for any answer, until cancelled.</summary>
    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) =>
        Send<object>(self, message, null, null, cancellationToken);

    /// <summary>Asks for any answer, until the time is over or it is cancelled.</summary>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Send<object>(self, message, null, timeout, cancellationToken);

    /// <summary>Asks for an answer of type <typeparamref name="T"/>.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        Send<T>(self, message, null, timeout, CancellationToken.None);

    /// <summary>Asks for an answer of type <typeparamref name="T"/>, until cancelled.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) =>
        Send<T>(self, message, null, null, cancellationToken);

    /// <summary>Asks for an answer of type <typeparamref name="T"/>, until the time is over or it is cancelled.</summary>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Send<T>(self, message, null, timeout, cancellationToken);

    /// <summary>Asks with a message that <paramref name="messageFactory"/> makes of the reference to answer to.</summary>
    public static Task<T> Ask<T>(this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Send<T>(self, null, messageFactory, timeout, cancellationToken);

    internal static IActorRefProvider? ResolveProvider(ICanTell? self) => self switch
    {
        Nobody or null => InternalCurrentActorCellKeeper.Current?.SystemImpl.Provider,
        IInternalActorRef actor => actor.Provider,
        ActorSelection selection => ResolveProvider(selection.Anchor),
        _ => InternalCurrentActorCellKeeper.Current?.SystemImpl.Provider,
    };

    private static Task<T> Send<T>(ICanTell self, object? message, Func<IActorRef, object>? factory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var provider = ResolveProvider(self) ?? throw new ArgumentException("Unable to resolve the target Provider", nameof(self));
        var wait = timeout ?? provider.Settings.AskTimeout;
        // Completed as Dispatch.Workers.Completion says: whoever awaits never goes on inside of an actor's turn.
        var result = new TaskCompletionSource<T>();
        FutureActorRef<T> future;
        if (cancellationToken.CanBeCanceled || LimitedFutureActorRef<T>.Limits(wait))
        {
            var limited = new LimitedFutureActorRef<T>(result, provider, wait);
            limited.Start(cancellationToken);
            future = limited;
        }
        else
        {
            future = new FutureActorRef<T>(result, provider);
        }

        try
        {
            future.DeliverAsk(factory is null ? message! : factory(future), self);
        }
        catch (Exception cause)
        {
            // What cannot be sent fails the task, as what is not answered does: one place to look for the caller.
            future.Fail(cause);
        }

        return result.Task;
    }
}
