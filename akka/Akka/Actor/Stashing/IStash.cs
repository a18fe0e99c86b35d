using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Messages that an actor has put aside for later.</summary>
public interface IStash
{
    /// <summary>Puts the message aside that is being handled.</summary>
    /// <exception cref="StashOverflowException">The stash is full.</exception>
    /// <exception cref="IllegalActorStateException">The message is in it already.</exception>
    /// <exception cref="InvalidOperationException">No message is being handled, as in PreStart.</exception>
    void Stash();

    /// <summary>Puts the oldest message back to the head of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts every message back to the head of the mailbox, oldest first.</summary>
    void UnstashAll();

    /// <summary>Puts the messages back that <paramref name="predicate"/> says yes to; the others are lost.</summary>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Empties the stash and returns what was in it.</summary>
    IEnumerable<Envelope> ClearStash();

    /// <summary>Puts messages in front of those in the stash.</summary>
    void Prepend(IEnumerable<Envelope> envelopes);

    /// <summary>How many messages are in it.</summary>
    int Count { get; }

    /// <summary>True when nothing is in it.</summary>
    bool IsEmpty { get; }

    /// <summary>True when something is in it.</summary>
    bool NonEmpty { get; }

    /// <summary>True when no more messages fit in.</summary>
    bool IsFull { get; }

    /// <summary>How many messages fit in; -1 for any number.</summary>
    int Capacity { get; }
}

/// <summary>An actor with a stash.</summary>
public interface IActorStash
{
    /// <summary>The stash. Set by the kernel.</summary>
    IStash Stash { get; set; }
}

/// <summary>An actor with a stash, whatever its mailbox.</summary>
public interface IWithUnrestrictedStash : IActorStash;

/// <summary>An actor with a stash of any size, unless mailbox or dispatcher configure a capacity.</summary>
public interface IWithStash : IWithUnrestrictedStash, IRequiresMessageQueue<IDequeBasedMessageQueueSemantics>;

/// <summary>An actor with a stash of any size.</summary>
public interface IWithUnboundedStash : IWithUnrestrictedStash, IRequiresMessageQueue<IUnboundedDequeBasedMessageQueueSemantics>;

/// <summary>An actor with a stash of the capacity that its mailbox is configured with.</summary>
[Obsolete("Use IWithStash with a configured BoundedDeque-based mailbox instead.")]
public interface IWithBoundedStash : IWithUnrestrictedStash, IRequiresMessageQueue<IBoundedDequeBasedMessageQueueSemantics>;

/// <summary>An untyped actor with a stash.</summary>
public abstract class UntypedActorWithStash : UntypedActor, IWithStash
{
    /// <inheritdoc/>
    public IStash Stash { get; set; } = null!;
}

/// <summary>An untyped actor with a stash of any size.</summary>
public abstract class UntypedActorWithUnboundedStash : UntypedActor, IWithUnboundedStash
{
    /// <inheritdoc/>
    public IStash Stash { get; set; } = null!;
}

/// <summary>An untyped actor with a stash, whatever its mailbox.</summary>
public abstract class UntypedActorWithUnrestrictedStash : UntypedActor, IWithUnrestrictedStash
{
    /// <inheritdoc/>
    public IStash Stash { get; set; } = null!;
}

/// <summary>Makes stashes.</summary>
public static class StashFactory
{
    /// <summary>A stash for an actor of type <typeparamref name="T"/>.</summary>
    public static IStash CreateStash<T>(this IActorContext context) where T : ActorBase => context.CreateStash(typeof(T));

    /// <summary>A stash for an actor.</summary>
    public static IStash CreateStash(this IActorContext context, IActorStash actorInstance) => context.CreateStash(actorInstance.GetType());

    /// <summary>A stash for an actor of that type.</summary>
    /// <exception cref="ArgumentException">The type is no actor with a stash.</exception>
    public static IStash CreateStash(this IActorContext context, Type actorType)
    {
        if (typeof(IWithUnboundedStash).IsAssignableFrom(actorType)) return new Internal.UnboundedStashImpl(context);
        if (typeof(IActorStash).IsAssignableFrom(actorType)) return new Internal.BoundedStashImpl(context);
        throw new ArgumentException($"Actor {actorType} implements an unrecognized subclass of {typeof(IActorStash)} - cannot instantiate", nameof(actorType));
    }
}
