using Akka.Dispatch.Workers;

namespace Akka.Actor.Internal;

/// <summary>Whose turn it is on this thread.</summary>
public static class InternalCurrentActorCellKeeper
{
    /// <summary>The cell whose turn it is; null outside of every turn.</summary>
    public static ActorCell? Current
    {
        get => ThisThread.Here.Cell;
        set => ThisThread.Here.Cell = value;
    }
}
