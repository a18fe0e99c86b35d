namespace Akka.Actor;

/// <summary>Makes actors in a way of its own.</summary>
public interface IIndirectActorProducer
{
    /// <summary>Makes one: a new instance each time.</summary>
    ActorBase Produce();

    /// <summary>What it makes.</summary>
    Type ActorType { get; }

    /// <summary>An actor that it made is no longer used.</summary>
    void Release(ActorBase actor);
}
