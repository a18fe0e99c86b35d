using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The messages that wait for an actor. Many put, one takes.</summary>
public interface IMessageQueue
{
    /// <summary>True when a message waits.</summary>
    bool HasMessages { get; }

    /// <summary>How many wait, as far as that can be said while others put.</summary>
    int Count { get; }

    /// <summary>Puts a message at the end.</summary>
    void Enqueue(IActorRef receiver, Envelope envelope);

    /// <summary>Takes the next message.</summary>
    bool TryDequeue(out Envelope envelope);

    /// <summary>The actor has terminated: hands what waits to <paramref name="deadletters"/>.</summary>
    void CleanUp(IActorRef owner, IMessageQueue deadletters);
}
