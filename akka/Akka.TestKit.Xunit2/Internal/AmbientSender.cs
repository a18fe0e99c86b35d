using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.TestKit.Internal;

/// <summary>Makes an actor the sender of what the thread tells outside actors, across <c>await</c>, until it is taken back.</summary>
internal sealed class AmbientSender
{
    private readonly ActorCell? _cell;
    private readonly ActorCell? _cellBefore;
    private readonly SynchronizationContext? _contextBefore;

    private AmbientSender(ActorCell? cell)
    {
        _cell = cell;
        _cellBefore = InternalCurrentActorCellKeeper.Current;
        _contextBefore = SynchronizationContext.Current;
        InternalCurrentActorCellKeeper.Current = cell;
        SynchronizationContext.SetSynchronizationContext(new ActorCellKeepingSynchronizationContext(cell));
    }

    /// <summary>Starts with the calling thread.</summary>
    /// <param name="sender">The sender; null for none.</param>
    public static AmbientSender Install(IActorRef? sender) =>
        new(sender is ActorRefWithCell { Underlying: ActorCell cell } ? cell : null);

    /// <summary>Ends on the calling thread, if it is still this that it has.</summary>
    public void Restore()
    {
        if (ReferenceEquals(InternalCurrentActorCellKeeper.Current, _cell))
            InternalCurrentActorCellKeeper.Current = _cellBefore is { IsTerminated: false } ? _cellBefore : null;
        if (SynchronizationContext.Current is ActorCellKeepingSynchronizationContext context && context.Keeps(_cell))
            SynchronizationContext.SetSynchronizationContext(_contextBefore);
    }
}
