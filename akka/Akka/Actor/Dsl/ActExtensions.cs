namespace Akka.Actor.Dsl;

/// <summary>Starts actors described in place.</summary>
public static class ActExtensions
{
    /// <summary>Starts an actor described by <paramref name="config"/>.</summary>
    public static IActorRef ActorOf(this IActorRefFactory factory, Action<IActorDsl> config, string? name = null) =>
        factory.ActorOf(Props.Create(() => new Act(config)), name);

    /// <summary>Starts an actor described by <paramref name="config"/>, which also gets the actor's context.</summary>
    public static IActorRef ActorOf(this IActorRefFactory factory, Action<IActorDsl, IActorContext> config, string? name = null) =>
        factory.ActorOf(Props.Create(() => new Act(config)), name);
}
