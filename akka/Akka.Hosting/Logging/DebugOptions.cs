using System.Text;

namespace Akka.Hosting;

/// <summary>What actors are logged doing, at level DEBUG. What is null is left as the configuration has it.</summary>
public class DebugOptions
{
    /// <summary>Whether the messages to actors made with LoggingReceive are logged.</summary>
    public bool? Receive { get; set; }

    /// <summary>Whether PoisonPill, Kill and the like are logged.</summary>
    public bool? AutoReceive { get; set; }

    /// <summary>Whether starts, stops, restarts and watches are logged.</summary>
    public bool? LifeCycle { get; set; }

    /// <summary>Whether state machines are logged.</summary>
    public bool? FiniteStateMachine { get; set; }

    /// <summary>Whether subscriptions of the event stream are logged.</summary>
    public bool? EventStream { get; set; }

    /// <summary>Whether messages that their actors do not handle are logged.</summary>
    public bool? Unhandled { get; set; }

    /// <summary>Whether mistakes in the configuration of routers are logged.</summary>
    public bool? RouterMisconfiguration { get; set; }

    /// <summary>The options as HOCON.</summary>
    public override string ToString()
    {
        var hocon = new StringBuilder();
        Append(hocon, "receive", Receive);
        Append(hocon, "autoreceive", AutoReceive);
        Append(hocon, "lifecycle", LifeCycle);
        Append(hocon, "fsm", FiniteStateMachine);
        Append(hocon, "event-stream", EventStream);
        Append(hocon, "unhandled", Unhandled);
        Append(hocon, "router-misconfiguration", RouterMisconfiguration);
        return hocon.ToString();
    }

    private static void Append(StringBuilder hocon, string key, bool? value)
    {
        if (value is { } given)
        {
            hocon.Append("akka.actor.debug.").Append(key).Append(" = ").AppendLine(given.ToHocon());
        }
    }
}
