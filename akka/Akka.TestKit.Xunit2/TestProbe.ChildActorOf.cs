using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public partial class TestProbe
{
    /// <summary>Starts an actor as a child of the probe.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="supervisorStrategy">How its failures are handled.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    public IActorRef ChildActorOf<[DynamicallyAccessedMembers(Kept.Constructors)] T>(string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
        where T : ActorBase =>
        ChildActorOf(Props.Create<T>(), name, supervisorStrategy, cancellationToken);

    /// <summary>Starts an actor as a child of the probe, under a name made up.</summary>
    /// <inheritdoc cref="ChildActorOf{T}(string, SupervisorStrategy, CancellationToken)"/>
    public IActorRef ChildActorOf<[DynamicallyAccessedMembers(Kept.Constructors)] T>(SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
        where T : ActorBase =>
        ChildActorOf(Props.Create<T>(), supervisorStrategy, cancellationToken);

    /// <summary>Starts an actor as a child of the probe. It stops when it fails.</summary>
    /// <inheritdoc cref="ChildActorOf{T}(string, SupervisorStrategy, CancellationToken)"/>
    public IActorRef ChildActorOf<[DynamicallyAccessedMembers(Kept.Constructors)] T>(string name, CancellationToken cancellationToken = default)
        where T : ActorBase =>
        ChildActorOf(Props.Create<T>(), name, cancellationToken);

    /// <summary>Starts an actor as a child of the probe, under a name made up. It stops when it fails.</summary>
    /// <inheritdoc cref="ChildActorOf{T}(string, SupervisorStrategy, CancellationToken)"/>
    public IActorRef ChildActorOf<[DynamicallyAccessedMembers(Kept.Constructors)] T>(CancellationToken cancellationToken = default)
        where T : ActorBase =>
        ChildActorOf(Props.Create<T>(), cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(string, SupervisorStrategy, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync<[DynamicallyAccessedMembers(Kept.Constructors)] T>(string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
        where T : ActorBase =>
        ChildActorOfAsync(Props.Create<T>(), name, supervisorStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(SupervisorStrategy, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync<[DynamicallyAccessedMembers(Kept.Constructors)] T>(SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
        where T : ActorBase =>
        ChildActorOfAsync(Props.Create<T>(), supervisorStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(string, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync<[DynamicallyAccessedMembers(Kept.Constructors)] T>(string name, CancellationToken cancellationToken = default)
        where T : ActorBase =>
        ChildActorOfAsync(Props.Create<T>(), name, cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync<[DynamicallyAccessedMembers(Kept.Constructors)] T>(CancellationToken cancellationToken = default)
        where T : ActorBase =>
        ChildActorOfAsync(Props.Create<T>(), cancellationToken);
}
