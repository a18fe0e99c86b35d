using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Makes test actors without reflection.</summary>
internal sealed class TestActorProducer(ITestActorQueue<MessageEnvelope> heard) : IIndirectActorProducer
{
    public Type ActorType => typeof(InternalTestActor);

    public ActorBase Produce() => new InternalTestActor(heard);

    public void Release(ActorBase actor)
    {
        // Test actors hold nothing that must be given back.
    }
}
