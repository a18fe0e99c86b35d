namespace Akka.Tests.Kernel;

/// <summary>What happened in a stress round.</summary>
internal sealed class StressCounts
{
    public long Sent;
    public long Received;
    public long DeadLetters;
    public long Restarts;
    public long Actors;
    public long Stopped;
    public long Watches;
    public long Terminated;
    public long Timed;
    public long Asked;

    public void Add(StressCounts other)
    {
        Sent += other.Sent;
        Received += other.Received;
        DeadLetters += other.DeadLetters;
        Restarts += other.Restarts;
        Actors += other.Actors;
        Stopped += other.Stopped;
        Watches += other.Watches;
        Terminated += other.Terminated;
        Timed += other.Timed;
        Asked += other.Asked;
    }

    public override string ToString() =>
        $"{Sent:N0} sent = {Received:N0} received + {DeadLetters:N0} dead letters; {Actors:N0} actors, {Restarts:N0} restarts, {Stopped:N0} stops; "
        + $"{Watches:N0} watches ended by {Terminated:N0} Terminated; {Timed:N0} timer messages; {Asked:N0} asks";
}
