using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Akka.Actor;
using Akka.Actor.Dsl;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Starts an actor under <c>/user</c> of <see cref="Sys"/>, under a name made up.</summary>
    /// <param name="props">How to make it.</param>
    public IActorRef ActorOf(Props props) => Sys.ActorOf(props);

    /// <summary>Starts an actor under <c>/user</c> of <see cref="Sys"/>.</summary>
    /// <param name="props">How to make it.</param>
    /// <param name="name">Its name; null to have one made up.</param>
    public IActorRef ActorOf(Props props, string? name) => Sys.ActorOf(props, name);

    /// <summary>Starts an actor under <c>/user</c> of <see cref="Sys"/>, under a name made up.</summary>
    /// <typeparam name="TActor">Its type.</typeparam>
    public IActorRef ActorOf<[DynamicallyAccessedMembers(Kept.Constructors)] TActor>()
        where TActor : ActorBase, new() =>
        Sys.ActorOf(Props.Create<TActor>());

    /// <summary>Starts an actor under <c>/user</c> of <see cref="Sys"/>.</summary>
    /// <typeparam name="TActor">Its type.</typeparam>
    /// <param name="name">Its name; null to have one made up.</param>
    public IActorRef ActorOf<[DynamicallyAccessedMembers(Kept.Constructors)] TActor>(string? name)
        where TActor : ActorBase, new() =>
        Sys.ActorOf(Props.Create<TActor>(), name);

    /// <summary>Starts an actor under <c>/user</c> of <see cref="Sys"/>, under a name made up.</summary>
    /// <typeparam name="TActor">Its type.</typeparam>
    /// <param name="factory">Calls its constructor: <c>() => new MyActor("value", 4711)</c>.</param>
    public IActorRef ActorOf<[DynamicallyAccessedMembers(Kept.Constructors)] TActor>(Expression<Func<TActor>> factory)
        where TActor : ActorBase =>
        Sys.ActorOf(Props.Create(factory));

    /// <summary>Starts an actor under <c>/user</c> of <see cref="Sys"/>.</summary>
    /// <typeparam name="TActor">Its type.</typeparam>
    /// <param name="factory">Calls its constructor: <c>() => new MyActor("value", 4711)</c>.</param>
    /// <param name="name">Its name; null to have one made up.</param>
    public IActorRef ActorOf<[DynamicallyAccessedMembers(Kept.Constructors)] TActor>(Expression<Func<TActor>> factory, string? name)
        where TActor : ActorBase =>
        Sys.ActorOf(Props.Create(factory), name);

    /// <summary>Starts an actor under <c>/user</c> of <see cref="Sys"/> whose behaviour is said on the spot.</summary>
    /// <param name="configure">Says what the actor does.</param>
    /// <param name="name">Its name; null to have one made up.</param>
    public IActorRef ActorOf(Action<IActorDsl> configure, string? name = null) => ActExtensions.ActorOf(this, configure, name);

    /// <summary>Starts an actor under <c>/user</c> of <see cref="Sys"/> whose behaviour is said on the spot.</summary>
    /// <param name="configure">Says what the actor does, with its context.</param>
    /// <param name="name">Its name; null to have one made up.</param>
    public IActorRef ActorOf(Action<IActorDsl, IActorContext> configure, string? name = null) => ActExtensions.ActorOf(this, configure, name);

    /// <summary>Selects actors by their path.</summary>
    /// <param name="actorPath">The path.</param>
    public ActorSelection ActorSelection(ActorPath actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>Selects actors by their path, which may have wildcards.</summary>
    /// <param name="actorPath">The path.</param>
    public ActorSelection ActorSelection(string actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>Selects actors by their path from an actor, which may have wildcards.</summary>
    /// <param name="anchorRef">The actor.</param>
    /// <param name="actorPath">The path.</param>
    public ActorSelection ActorSelection(IActorRef anchorRef, string actorPath) => Sys.ActorSelection(anchorRef, actorPath);
}
