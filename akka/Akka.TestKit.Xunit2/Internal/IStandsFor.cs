using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>A reference that stands for another one.</summary>
internal interface IStandsFor
{
    /// <summary>The other one, which the actor knows itself by.</summary>
    IActorRef Actor { get; }
}
