using Akka.Util;

namespace Akka.Actor;

/// <summary>The two references that stand for nobody.</summary>
public static class ActorRefs
{
    /// <summary>The absence of a sender: null.</summary>
    public static readonly IActorRef? NoSender;

    /// <summary>A reference to no actor: messages to it are lost without trace.</summary>
    public static readonly Nobody Nobody = Nobody.Instance;
}

/// <summary>A reference to no actor: messages to it are lost without trace.</summary>
public sealed class Nobody : MinimalActorRef
{
    /// <summary>The only one.</summary>
    public static Nobody Instance { get; } = new();

    private readonly ActorPath _path = new RootActorPath(Address.AllSystems, "/Nobody");

    private Nobody() { }

    /// <inheritdoc/>
    public override ActorPath Path => _path;

    /// <inheritdoc/>
    public override IActorRefProvider Provider => throw new NotSupportedException("Nobody does not provide");

    /// <inheritdoc/>
    public override ISurrogate ToSurrogate(ActorSystem system) => new NobodySurrogate();

    /// <summary>Nobody, as it travels.</summary>
    public class NobodySurrogate : ISurrogate
    {
        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => Instance;
    }
}

/// <summary>Tests for nobody.</summary>
public static class ActorRefExtensions
{
    /// <summary>True for null, for <see cref="ActorRefs.Nobody"/>, for dead letters, and for a reference without a path, as a mock is.</summary>
    public static bool IsNobody([System.Diagnostics.CodeAnalysis.NotNullWhen(false)] this IActorRef? actorRef) => actorRef switch
    {
        null or Nobody or DeadLetterActorRef => true,
        // The kernel's own: not asked for a path, which the sender of an Ask would make for the question.
        IInternalActorRef => false,
        _ => actorRef.Path is null or { Uid: 0, Name: "deadLetters" },
    };

    /// <summary>This reference, or what <paramref name="elseValue"/> returns when it is nobody.</summary>
    public static IActorRef GetOrElse(this IActorRef? actorRef, Func<IActorRef> elseValue) => actorRef.IsNobody() ? elseValue() : actorRef;
}

/// <summary>Telling with the current actor as sender.</summary>
public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Tells with the actor whose turn it is as sender; outside of an actor, with none.</summary>
    public static void Tell(this IActorRef receiver, object message) => receiver.Tell(message, ActorCell.GetCurrentSelfOrNoSender());

    /// <summary>Tells on behalf of the sender of the message that is being handled.</summary>
    public static void Forward(this IActorRef receiver, object message) => receiver.Tell(message, ActorCell.GetCurrentSenderOrNoSender());
}
