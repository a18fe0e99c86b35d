using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit;

/// <summary>Prints as the default logger does, except what a filter of the test matches. Dead letters come as warnings.</summary>
/// <remarks>In force by <c>akka.loggers = ["Akka.TestKit.TestEventListener, Akka.TestKit"]</c>, which every test kit has unless it says otherwise.</remarks>
public class TestEventListener : DefaultLogger
{
    private readonly List<IEventFilter> _filters = [];

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger initialize:
                Start(initialize.LoggingBus);
                return base.Receive(message);
            case Mute mute:
                _filters.AddRange(mute.Filters);
                break;
            case Unmute unmute:
                foreach (var filter in unmute.Filters)
                    _filters.Remove(filter);
                break;
            case LogEvent logEvent:
                PrintUnlessFiltered(logEvent);
                break;
            case DeadLetter letter:
                Hear(letter);
                break;
            default:
                Print(new Debug(Context.System.Name, GetType(), message));
                break;
        }

        return true;
    }

    private void Start(LoggingBus bus)
    {
        foreach (var type in (ReadOnlySpan<Type>)[typeof(Mute), typeof(Unmute), typeof(DeadLetter)])
            bus.Subscribe(Self, type);
    }

    private void Hear(DeadLetter letter)
    {
        if (letter.Message is Terminate)
            return;
        var (path, type) = (letter.Recipient.Path.ToString(), letter.Recipient.GetType());
        if (IsFiltered(new Warning(path, type, letter)))
            return;
        var text = letter.Message is ISystemMessage
            ? $"Received dead system message: {letter.Message}"
            : $"Received dead letter from {letter.Sender}: {letter.Message}";
        PrintUnlessFiltered(new Warning(path, type, new DeadLetter(text, letter.Sender, letter.Recipient)));
    }

    private void PrintUnlessFiltered(LogEvent logEvent)
    {
        if (!IsFiltered(logEvent))
            Print(logEvent);
    }

    private bool IsFiltered(LogEvent logEvent)
    {
        foreach (var filter in _filters)
        {
            try
            {
                if (filter.Apply(logEvent))
                    return true;
            }
            catch (Exception cause)
            {
                // A filter is the test's code: its failure must not restart the logger, for that forgets all filters.
                Print(new Error(cause, Self.Path.ToString(), GetType(), $"The filter [{filter}] failed on: {logEvent}"));
            }
        }

        return false;
    }
}
