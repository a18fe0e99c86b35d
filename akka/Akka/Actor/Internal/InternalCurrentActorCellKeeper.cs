namespace Akka.Actor.Internal;

/// <summary>Whose turn it is on this thread.</summary>
public static class InternalCurrentActorCellKeeper
{
    [ThreadStatic]
    private static ActorCell? _current;

    /// <summary>The cell whose turn it is; null outside of every turn.</summary>
    public static ActorCell? Current
    {
        get => _current;
        set => _current = value;
    }
}
