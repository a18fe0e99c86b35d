using System.Diagnostics;
using Akka.Actor;

namespace Akka.Event;

/// <summary>Something that is logged: a line of the log before it is written.</summary>
public abstract class LogEvent : INoSerializationVerificationNeeded
{
    private readonly Activity? _activity = Activity.Current;

    /// <summary>Takes the time, the thread and the activity of the caller.</summary>
    protected LogEvent()
    {
        Timestamp = TimeProvider.System.GetUtcNow().UtcDateTime;
        Thread = Thread.CurrentThread;
    }

    /// <summary>The trace the event belongs to; null outside of any.</summary>
    public ActivityContext? ActivityContext => _activity?.Context;

    /// <summary>What went wrong, or null.</summary>
    public Exception? Cause { get; protected set; }

    /// <summary>When the event was made, in UTC.</summary>
    public DateTime Timestamp { get; }

    /// <summary>The thread that made the event.</summary>
    public Thread Thread { get; }

    /// <summary>Who logs: the path of an actor, or a name.</summary>
    public string LogSource { get; protected set; } = "";

    /// <summary>The type of who logs.</summary>
    public Type? LogClass { get; protected set; }

    /// <summary>What is logged: a text, a <see cref="LogMessage"/> or any object.</summary>
    public object? Message { get; protected set; }

    /// <summary>How much the event matters.</summary>
    public abstract LogLevel LogLevel();

    /// <summary>The line of the log: level, time, thread, source, message and cause.</summary>
    public override string ToString() => Line(Message?.ToString());

    internal string Line(string? message)
    {
        var line = $"[{LogLevel().StringFor()}][{Timestamp:MM/dd/yyyy HH:mm:ss.fff}Z][Thread {Thread.ManagedThreadId:0000}][{LogSource}] {message}";
        return Cause is null ? line : $"{line}{Environment.NewLine}Cause: {Cause}";
    }
}
