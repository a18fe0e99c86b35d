namespace Akka.Actor.Internal;

// The behaviour that a ReceiveActor is listing: in its constructor, or inside Become. Lists can nest.
internal sealed class HandlerConfiguration(ReceiveActor actor)
{
    [ThreadStatic]
    private static HandlerConfiguration? _current;

    private MessageHandler? _last;

    public static HandlerConfiguration? Current
    {
        get => _current;
        set => _current = value;
    }

    public MessageHandler? First { get; private set; }

    public ReceiveActor Actor { get; } = actor;

    public void Add(MessageHandler handler)
    {
        if (_last is { TakesEverything: true })
            throw new InvalidOperationException("A handler that catches all messages has been added. No handler can be added after that.");
        if (_last is null) First = handler;
        else _last.Next = handler;
        _last = handler;
    }
}
