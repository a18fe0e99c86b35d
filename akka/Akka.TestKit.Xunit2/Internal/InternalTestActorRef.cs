using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.TestKit.Internal;

/// <summary>The reference that the actor of a <see cref="TestActorRef{TActor}"/> knows itself by.</summary>
public class InternalTestActorRef : LocalActorRef
{
    private static long _names;

    private InternalTestActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailboxType, IInternalActorRef supervisor, ActorPath path)
        : base(system, props, dispatcher, mailboxType, supervisor, path)
    {
    }

    /// <summary>The actor itself: its present incarnation.</summary>
    /// <exception cref="IllegalActorStateException">The actor has stopped.</exception>
    /// <exception cref="TimeoutException">The actor, on a dispatcher of its own, was not made within <c>akka.test.default-timeout</c>.</exception>
    public object UnderlyingActor
    {
        get
        {
            if (IsTerminated)
                throw new IllegalActorStateException("Underlying actor is terminated");
            var wait = TestKitExtension.For(Cell.System).DefaultTimeout;
            return ((TestActorCell)Cell).AwaitActor(wait) ?? throw new TimeoutException($"{this} was not made within {wait}.");
        }
    }

    /// <summary>Starts an actor.</summary>
    /// <param name="system">Where it lives.</param>
    /// <param name="props">How to make it; on the calling-thread dispatcher unless they name another.</param>
    /// <param name="supervisor">Whose child it becomes; null for the user guardian.</param>
    /// <param name="name">Its name; null to have one made up.</param>
    /// <exception cref="InvalidActorNameException">The supervisor has a child of that name.</exception>
    public static InternalTestActorRef Create(ActorSystem system, Props props, IActorRef? supervisor = null, string? name = null)
    {
        var systemImpl = (ActorSystemImpl)system;
        name ??= CreateUniqueName();
        supervisor = supervisor is IStandsFor other ? other.Actor : supervisor ?? systemImpl.Guardian;
        if (props.Deploy.Dispatcher == Deploy.NoDispatcherGiven)
            props = props.WithDispatcher(CallingThreadDispatcher.Id);
        if (supervisor is not ActorRefWithCell { Underlying: ActorCell parent })
            throw new InvalidOperationException($"{supervisor} has not started, or is not of this system: it cannot have a child.");

        var dispatcher = system.Dispatchers.Lookup(props.Deploy.Dispatcher);
        var mailbox = system.Mailboxes.GetMailboxType(props, dispatcher.Configurator.Config);
        parent.ReserveChild(name);
        var child = new InternalTestActorRef(systemImpl, props, dispatcher, mailbox, (IInternalActorRef)supervisor, supervisor.Path / name);
        parent.InitChild(child);
        child.Start();
        return child;
    }

    /// <summary>Makes up a name that no other test actor has.</summary>
    public static string CreateUniqueName() => $"$${Interlocked.Increment(ref _names):x}";

    /// <summary>Has the actor handle a message here and now, past its mailbox. What it throws is thrown on.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Its sender; null for the dead letters.</param>
    public void Receive(object message, IActorRef? sender = null) =>
        Cell.ReceiveMessageForTest(new Envelope(message, sender.IsNobody() ? Cell.System.DeadLetters : sender));

    /// <summary>Has the actor handle a message, past its mailbox, and waits for a handler that awaits. What it throws is thrown on.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Its sender; null for the dead letters.</param>
    public Task ReceiveAsync(object message, IActorRef? sender = null) =>
        Cell.ReceiveMessageForTestAsync(new Envelope(message, sender.IsNobody() ? Cell.System.DeadLetters : sender));

    /// <summary>Has the actor watch another.</summary>
    /// <param name="subject">The other.</param>
    public void Watch(IActorRef subject) => Cell.Watch(subject);

    /// <summary>Has the actor no longer watch another.</summary>
    /// <param name="subject">The other.</param>
    public void Unwatch(IActorRef subject) => Cell.Unwatch(subject);

    /// <inheritdoc/>
    public override string ToString() => $"TestActor[{Path}]";

    /// <inheritdoc/>
    protected override ActorCell NewActorCell(ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor) =>
        new TestActorCell(system, self, props, dispatcher, supervisor);

    /// <summary>Remembers the present incarnation of its actor.</summary>
    private sealed class TestActorCell(ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor)
        : ActorCell(system, self, props, dispatcher, supervisor)
    {
        private volatile ActorBase? _incarnation;

        public ActorBase? AwaitActor(TimeSpan max)
        {
            SpinWait.SpinUntil(() => _incarnation is not null || IsTerminated, max);
            return _incarnation;
        }

        protected override ActorBase CreateNewActorInstance() => _incarnation = base.CreateNewActorInstance();
    }
}
