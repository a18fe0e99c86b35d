namespace Akka.Event;

/// <summary>Fills templates as <see cref="string.Format(string, object[])"/> does: by position.</summary>
/// <remarks>A template that does not suit its arguments is a <see cref="FormatException"/>, which loggers report in its place.</remarks>
public class DefaultLogMessageFormatter : ILogMessageFormatter
{
    /// <summary>The only one.</summary>
    public static readonly DefaultLogMessageFormatter Instance = new();

    /// <inheritdoc />
    public string Format(string format, params object[] args) => string.Format(format, args);

    /// <inheritdoc />
    public string Format(string format, IEnumerable<object> args) => string.Format(format, args as object[] ?? args.ToArray());
}
