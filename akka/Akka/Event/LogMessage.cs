using Akka.Annotations;

namespace Akka.Event;

/// <summary>A log template with its arguments; it is filled when somebody reads it.</summary>
public abstract class LogMessage
{
    /// <summary>Fills the template.</summary>
    protected readonly ILogMessageFormatter Formatter;

    private IReadOnlyDictionary<string, object?>? _properties;

    /// <summary>Makes a message of a template.</summary>
    public LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    /// <summary>The template.</summary>
    public string Format { get; }

    /// <summary>The names of the template's holes, in order; positional ones are named by their number.</summary>
    public IReadOnlyList<string> PropertyNames => MessageTemplateParser.GetPropertyNames(Format);

    /// <summary>The arguments by the names of their holes; what has no partner is left out.</summary>
    public IReadOnlyDictionary<string, object?> GetProperties()
    {
        if (_properties is { } known)
        {
            return known;
        }
        var names = PropertyNames;
        var properties = new Dictionary<string, object?>(names.Count);
        var index = 0;
        foreach (var value in Parameters())
        {
            if (index == names.Count)
            {
                break;
            }
            properties[names[index++]] = value;
        }
        return _properties = properties;
    }

    /// <summary>The template with its arguments beside it.</summary>
    [InternalApi]
    public abstract string Unformatted();

    /// <summary>The arguments.</summary>
    [InternalApi]
    public abstract IEnumerable<object> Parameters();
}

/// <summary>A message whose arguments were given one by one: they are boxed when it is read, not when it is logged.</summary>
internal sealed class LogMessage<T>(ILogMessageFormatter formatter, string format, T arguments) : LogMessage(formatter, format)
    where T : IReadOnlyList<object>
{
    public override string ToString() => Formatter.Format(Format, (IEnumerable<object>)arguments);

    public override string Unformatted() => $"Format: [{Format}], Args: [{string.Join(',', arguments)}]";

    public override IEnumerable<object> Parameters() => arguments;
}

/// <summary>A message whose arguments were given as an array.</summary>
internal sealed class DefaultLogMessage(ILogMessageFormatter formatter, string format, params object[] args) : LogMessage(formatter, format)
{
    public override string ToString() => Formatter.Format(Format, args);

    public override string Unformatted() => $"Format: [{Format}], Args: [{string.Join(',', args)}]";

    public override IEnumerable<object> Parameters() => args;
}
