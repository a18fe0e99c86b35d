namespace Akka.Actor;

public partial class ActorCell
{
    // Null: the actor's own Receive. Deeper behaviours are kept apart, for few actors have any.
    private Receive? _behaviour;

    internal Receive Behaviour => _behaviour ?? ActorBase.InitialReceive;

    /// <inheritdoc/>
    public void Become(Receive receive) => _behaviour = receive;

    /// <inheritdoc/>
    public void BecomeStacked(Receive receive)
    {
        var rare = Rare;
        rare.Behaviours ??= new Receive[2];
        if (rare.BehaviourCount == rare.Behaviours.Length) Array.Resize(ref rare.Behaviours, rare.BehaviourCount * 2);
        rare.Behaviours[rare.BehaviourCount++] = Behaviour;
        _behaviour = receive;
    }

    /// <inheritdoc/>
    public void UnbecomeStacked()
    {
        if (_rarities is not { BehaviourCount: > 0 } rare) return;
        _behaviour = rare.Behaviours![--rare.BehaviourCount];
        rare.Behaviours[rare.BehaviourCount] = null!;
    }

    void IUntypedActorContext.Become(UntypedReceive receive) => Become(Handling(receive));

    void IUntypedActorContext.BecomeStacked(UntypedReceive receive) => BecomeStacked(Handling(receive));

    private static Receive Handling(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };

    private void ClearBehaviours()
    {
        _behaviour = null;
        if (_rarities is not { } rare) return;
        rare.Behaviours = null;
        rare.BehaviourCount = 0;
    }
}
