using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Hears everything and does nothing.</summary>
public class BlackHoleActor : ActorBase
{
    /// <summary>How to make one.</summary>
    public static Props Props { get; } = Props.Create(() => new BlackHoleActor());

    /// <inheritdoc/>
    protected override bool Receive(object message) => true;
}

/// <summary>Forwards everything to one actor.</summary>
public class ForwardActor : ReceiveActor
{
    /// <summary>Names the actor.</summary>
    /// <param name="target">The actor.</param>
    public ForwardActor(IActorRef target) => ReceiveAny(target.Forward);

    /// <summary>How to make one.</summary>
    /// <param name="target">Who gets everything.</param>
    public static Props Props(IActorRef target) => Actor.Props.Create(() => new ForwardActor(target));
}

/// <summary>Handles nothing: everything is unhandled.</summary>
public class UnhandledMessageActor : ReceiveActor;
