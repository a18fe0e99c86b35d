using Akka.Actor.Internal;
using Akka.Annotations;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>The reference of an actor that was started from outside of its parent's turn. Its cell is there from the start.</summary>
public class RepointableActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailboxType, IInternalActorRef supervisor, ActorPath path)
    : LocalActorRef(system, props, dispatcher, mailboxType, supervisor, path), IRepointableRef
{
    /// <summary>True: the cell is made with the reference.</summary>
    public bool IsStarted => true;

    /// <summary>The cell.</summary>
    public ICell Lookup => Cell;
}

/// <summary>What a reference without a cell would have in its place. There is none in this kernel.</summary>
[InternalApi]
public abstract class UnstartedCell
{
    private protected UnstartedCell() { }
}
