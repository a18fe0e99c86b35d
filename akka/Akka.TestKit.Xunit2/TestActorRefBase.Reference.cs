using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.TestKit.Internal;
using Akka.Util;

namespace Akka.TestKit;

// As a reference it is the same as the one that the actor knows itself by.
public abstract partial class TestActorRefBase<TActor>
{
    IActorRef IStandsFor.Actor => InternalRef;

    IInternalActorRef IInternalActorRef.Parent => InternalRef.Parent;

    IActorRefProvider IInternalActorRef.Provider => InternalRef.Provider;

    bool IInternalActorRef.IsTerminated => InternalRef.IsTerminated;

    bool IActorRefScope.IsLocal => InternalRef.IsLocal;

    /// <summary>Whether both mean the same actor.</summary>
    /// <param name="testActorRef">The one.</param>
    /// <param name="actorRef">The other.</param>
    public static bool operator ==(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) =>
        testActorRef is null ? actorRef is null : testActorRef.Equals(actorRef);

    /// <summary>Whether they mean different actors.</summary>
    /// <inheritdoc cref="op_Equality(TestActorRefBase{TActor}, IActorRef)"/>
    public static bool operator !=(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) => !(testActorRef == actorRef);

    /// <summary>Whether both mean the same actor.</summary>
    /// <param name="actorRef">The one.</param>
    /// <param name="testActorRef">The other.</param>
    public static bool operator ==(IActorRef? actorRef, TestActorRefBase<TActor>? testActorRef) => testActorRef == actorRef;

    /// <summary>Whether they mean different actors.</summary>
    /// <inheritdoc cref="op_Equality(IActorRef, TestActorRefBase{TActor})"/>
    public static bool operator !=(IActorRef? actorRef, TestActorRefBase<TActor>? testActorRef) => !(testActorRef == actorRef);

    /// <summary>The reference that the actor knows itself by.</summary>
    /// <param name="actorRef">The test's reference.</param>
    public static IActorRef ToActorRef(TestActorRefBase<TActor> actorRef) => actorRef.InternalRef;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => InternalRef.Equals(obj);

    /// <inheritdoc/>
    public bool Equals(IActorRef? other) => InternalRef.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => InternalRef.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(object? obj) => InternalRef.CompareTo(obj);

    /// <summary>Tells the actor something of the kernel.</summary>
    /// <param name="message">What.</param>
    public void SendSystemMessage(ISystemMessage message) => InternalRef.SendSystemMessage(message);

    /// <summary>Tells the actor something of the kernel.</summary>
    /// <param name="message">What.</param>
    /// <param name="sender">Not used.</param>
    public void SendSystemMessage(ISystemMessage message, IActorRef sender) => InternalRef.SendSystemMessage(message);

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => InternalRef.CompareTo(other);

    ISurrogate ISurrogated.ToSurrogate(ActorSystem system) => InternalRef.ToSurrogate(system);

    IActorRef IInternalActorRef.GetChild(IReadOnlyList<string> name) => InternalRef.GetChild(name);

    void IInternalActorRef.Resume(Exception? causedByFailure) => InternalRef.Resume(causedByFailure);

    void IInternalActorRef.Start() => InternalRef.Start();

    void IInternalActorRef.Stop() => InternalRef.Stop();

    void IInternalActorRef.Restart(Exception cause) => InternalRef.Restart(cause);

    void IInternalActorRef.Suspend() => InternalRef.Suspend();
}
