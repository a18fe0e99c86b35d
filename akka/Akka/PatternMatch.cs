namespace Akka;

/// <summary>Asks an object for its type, one type after the other. A switch does the same.</summary>
public static class PatternMatch
{
    /// <summary>Begins to ask.</summary>
    public static Case Match(this object target) => new(target);
}

/// <summary>How it ended.</summary>
public interface IMatchResult
{
    /// <summary>Whether an action has run.</summary>
    bool WasHandled { get; }
}

/// <summary>An object that is asked for its type. The action of the first type that it is of runs, at once; no other does.</summary>
public class Case : IMatchResult
{
    private readonly object _message;

    /// <summary>Begins to ask; null is of no type.</summary>
    public Case(object message) => _message = message;

    /// <inheritdoc/>
    public bool WasHandled { get; private set; }

    /// <summary>Runs the action if the object is of that type and none has run before.</summary>
    public Case With<TMessage>(Action action) => With<TMessage>(_ => action());

    /// <summary>Runs the action if the object is of that type and none has run before.</summary>
    public Case With<TMessage>(Action<TMessage> action)
    {
        if (!WasHandled && _message is TMessage message)
        {
            action(message);
            WasHandled = true;
        }
        return this;
    }

    /// <summary>Runs the action if none has run before.</summary>
    public IMatchResult Any(Action action) => Default(_ => action());

    /// <summary>Runs the action if none has run before.</summary>
    public IMatchResult Any(Action<object> action) => Default(action);

    /// <summary>Runs the action if none has run before.</summary>
    public IMatchResult Default(Action<object> action)
    {
        if (!WasHandled)
        {
            action(_message);
            WasHandled = true;
        }
        return this;
    }
}
