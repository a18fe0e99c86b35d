namespace Akka.Actor;

public partial class ActorCell
{
    // Without one: the actor's own Receive.
    internal Receive Behaviour => _rarities?.Behaviour ?? ActorBase.InitialReceive;

    /// <inheritdoc/>
    public void Become(Receive receive) => Rare.Behaviour = receive;

    /// <inheritdoc/>
    public void BecomeStacked(Receive receive)
    {
        var rare = Rare;
        rare.Behaviours ??= new Receive[2];
        if (rare.BehaviourCount == rare.Behaviours.Length) Array.Resize(ref rare.Behaviours, rare.BehaviourCount * 2);
        rare.Behaviours[rare.BehaviourCount++] = Behaviour;
        rare.Behaviour = receive;
    }

    /// <inheritdoc/>
    public void UnbecomeStacked()
    {
        if (_rarities is not { } rare) return;
        if (rare.BehaviourCount == 0)
        {
            // What Become has put in place of the initial behaviour lies on top of it.
            rare.Behaviour = null;
            return;
        }

        rare.Behaviour = rare.Behaviours![--rare.BehaviourCount];
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
        if (_rarities is not { } rare) return;
        rare.Behaviour = null;
        rare.Strategy = null;
        rare.Behaviours = null;
        rare.BehaviourCount = 0;
    }
}
