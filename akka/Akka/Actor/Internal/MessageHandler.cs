namespace Akka.Actor.Internal;

// One handler of a behaviour, linked to the next one: a behaviour is its first handler, and an idle actor pays for nothing else.
internal abstract class MessageHandler
{
    public MessageHandler? Next;

    public virtual bool TakesEverything => false;

    public abstract bool TryHandle(object message);

    // The behaviour that begins with this handler.
    public bool Handle(object message)
    {
        for (var handler = this; handler is not null; handler = handler.Next)
            if (handler.TryHandle(message))
                return true;
        return false;
    }
}

internal sealed class ActionHandler<T>(Action<T> handler) : MessageHandler
{
    public override bool TakesEverything => typeof(T) == typeof(object);

    public override bool TryHandle(object message)
    {
        if (message is not T typed) return false;
        handler(typed);
        return true;
    }
}

internal sealed class FilteredHandler<T>(Action<T> handler, Predicate<T> shouldHandle) : MessageHandler
{
    public override bool TryHandle(object message)
    {
        if (message is not T typed || !shouldHandle(typed)) return false;
        handler(typed);
        return true;
    }
}

internal sealed class FuncHandler<T>(Func<T, bool> handler) : MessageHandler
{
    public override bool TryHandle(object message) => message is T typed && handler(typed);
}

internal sealed class TypeHandler(Type type, Action<object> handler, Predicate<object>? shouldHandle) : MessageHandler
{
    public override bool TakesEverything => type == typeof(object) && shouldHandle is null;

    public override bool TryHandle(object message)
    {
        if (!type.IsInstanceOfType(message) || shouldHandle?.Invoke(message) == false) return false;
        handler(message);
        return true;
    }
}

internal sealed class TypeFuncHandler(Type type, Func<object, bool> handler) : MessageHandler
{
    public override bool TryHandle(object message) => type.IsInstanceOfType(message) && handler(message);
}

internal sealed class AnyHandler(Action<object> handler) : MessageHandler
{
    public override bool TakesEverything => true;

    public override bool TryHandle(object message)
    {
        handler(message);
        return true;
    }
}
