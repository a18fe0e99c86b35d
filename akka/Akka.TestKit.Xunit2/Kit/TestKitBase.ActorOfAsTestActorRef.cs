using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Starts an actor that runs on the thread of whoever tells it something, and that the test can look into.</summary>
    /// <typeparam name="TActor">Its type.</typeparam>
    /// <param name="props">How to make it.</param>
    /// <param name="supervisor">Whose child it becomes.</param>
    /// <param name="name">Its name; null to have one made up.</param>
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(Props props, IActorRef supervisor, string? name = null)
        where TActor : ActorBase =>
        new(Sys, props, supervisor, name);

    /// <summary>Starts an actor under <c>/user</c> that runs on the thread of whoever tells it something, and that the test can look into.</summary>
    /// <typeparam name="TActor">Its type.</typeparam>
    /// <param name="props">How to make it.</param>
    /// <param name="name">Its name; null to have one made up.</param>
    public TestActorRef<TActor> ActorOfAsTestActorRef<TActor>(Props props, string? name = null)
        where TActor : ActorBase =>
        new(Sys, props, null, name);

    /// <param name="factory">Calls its constructor: <c>() => new MyActor("value", 4711)</c>.</param>
    /// <param name="supervisor">Whose child it becomes.</param>
    /// <param name="name">Its name; null to have one made up.</param>
    /// <inheritdoc cref="ActorOfAsTestActorRef{TActor}(Props, IActorRef, string)"/>
    public TestActorRef<TActor> ActorOfAsTestActorRef<[DynamicallyAccessedMembers(Kept.Constructors)] TActor>(Expression<Func<TActor>> factory, IActorRef supervisor, string? name = null)
        where TActor : ActorBase =>
        new(Sys, Props.Create(factory), supervisor, name);

    /// <param name="factory">Calls its constructor: <c>() => new MyActor("value", 4711)</c>.</param>
    /// <param name="name">Its name; null to have one made up.</param>
    /// <inheritdoc cref="ActorOfAsTestActorRef{TActor}(Props, string)"/>
    public TestActorRef<TActor> ActorOfAsTestActorRef<[DynamicallyAccessedMembers(Kept.Constructors)] TActor>(Expression<Func<TActor>> factory, string? name = null)
        where TActor : ActorBase =>
        new(Sys, Props.Create(factory), null, name);

    /// <param name="supervisor">Whose child it becomes.</param>
    /// <param name="name">Its name; null to have one made up.</param>
    /// <inheritdoc cref="ActorOfAsTestActorRef{TActor}(Props, IActorRef, string)"/>
    public TestActorRef<TActor> ActorOfAsTestActorRef<[DynamicallyAccessedMembers(Kept.Constructors)] TActor>(IActorRef supervisor, string? name = null)
        where TActor : ActorBase, new() =>
        new(Sys, Props.Create<TActor>(), supervisor, name);

    /// <param name="name">Its name; null to have one made up.</param>
    /// <inheritdoc cref="ActorOfAsTestActorRef{TActor}(Props, string)"/>
    public TestActorRef<TActor> ActorOfAsTestActorRef<[DynamicallyAccessedMembers(Kept.Constructors)] TActor>(string? name = null)
        where TActor : ActorBase, new() =>
        new(Sys, Props.Create<TActor>(), null, name);
}
