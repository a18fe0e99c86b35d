using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A reference to an actor that runs on the thread of whoever tells it something, and that the test can look into.</summary>
/// <typeparam name="TActor">The type of the actor.</typeparam>
public class TestActorRef<TActor> : TestActorRefBase<TActor>
    where TActor : ActorBase
{
    /// <summary>Starts an actor.</summary>
    /// <param name="system">Where it lives.</param>
    /// <param name="actorProps">How to make it; on the calling-thread dispatcher unless they name another.</param>
    /// <param name="supervisor">Whose child it becomes; null for the user guardian.</param>
    /// <param name="name">Its name; null to have one made up.</param>
    public TestActorRef(ActorSystem system, Props actorProps, IActorRef? supervisor = null, string? name = null)
        : base(system, actorProps, supervisor, name)
    {
    }
}
