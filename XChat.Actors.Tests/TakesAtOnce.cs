using Akka.Actor;
using Akka.TestKit;
using XChat.Actors.Rooms;

namespace XChat.Actors.Tests;

/// <summary>A member that takes every batch as it comes.</summary>
internal sealed class TakesAtOnce : AutoPilot
{
    public static TakesAtOnce Instance { get; } = new();

    public override AutoPilot Run(IActorRef sender, object message)
    {
        if (message is MessageBatch)
        {
            sender.Tell(RoomProtocol.Taken.Instance);
        }

        return KeepRunning;
    }
}
