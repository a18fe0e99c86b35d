using Akka.Actor;
using Akka.Util;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Starts an actor as a child of the test actor.</summary>
    /// <param name="props">How to make it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="supervisorStrategy">How its failures are handled.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    public IActorRef ChildActorOf(Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Child(props, new Option<string>(name), new Option<SupervisorStrategy>(supervisorStrategy), cancellationToken);

    /// <summary>Starts an actor as a child of the test actor, under a name made up.</summary>
    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)"/>
    public IActorRef ChildActorOf(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Child(props, Option<string>.None, new Option<SupervisorStrategy>(supervisorStrategy), cancellationToken);

    /// <summary>Starts an actor as a child of the test actor. It stops when it fails.</summary>
    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)"/>
    public IActorRef ChildActorOf(Props props, string name, CancellationToken cancellationToken = default) =>
        Child(props, new Option<string>(name), Option<SupervisorStrategy>.None, cancellationToken);

    /// <summary>Starts an actor as a child of the test actor, under a name made up. It stops when it fails.</summary>
    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)"/>
    public IActorRef ChildActorOf(Props props, CancellationToken cancellationToken = default) =>
        Child(props, Option<string>.None, Option<SupervisorStrategy>.None, cancellationToken);

    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync(Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        ChildAsync(props, new Option<string>(name), new Option<SupervisorStrategy>(supervisorStrategy), cancellationToken);

    /// <inheritdoc cref="ChildActorOf(Props, SupervisorStrategy, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        ChildAsync(props, Option<string>.None, new Option<SupervisorStrategy>(supervisorStrategy), cancellationToken);

    /// <inheritdoc cref="ChildActorOf(Props, string, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync(Props props, string name, CancellationToken cancellationToken = default) =>
        ChildAsync(props, new Option<string>(name), Option<SupervisorStrategy>.None, cancellationToken);

    /// <inheritdoc cref="ChildActorOf(Props, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync(Props props, CancellationToken cancellationToken = default) =>
        ChildAsync(props, Option<string>.None, Option<SupervisorStrategy>.None, cancellationToken);

    private IActorRef Child(Props props, Option<string> name, Option<SupervisorStrategy> strategy, CancellationToken cancellationToken)
    {
        _state.TestActor.Tell(new TestActor.Spawn(props, name, strategy));
        return ExpectMsg<IActorRef>(cancellationToken: cancellationToken);
    }

    private Task<IActorRef> ChildAsync(Props props, Option<string> name, Option<SupervisorStrategy> strategy, CancellationToken cancellationToken)
    {
        _state.TestActor.Tell(new TestActor.Spawn(props, name, strategy));
        return ExpectMsgAsync<IActorRef>(cancellationToken: cancellationToken).AsTask();
    }
}
