using System.Text;
using Akka.Configuration;

namespace Akka.Hosting;

/// <summary>What is logged of dead letters. What is null is left as the configuration has it.</summary>
public class DeadLetterOptions
{
    /// <summary>None, all, or the first <see cref="LogCount"/>. Default: those.</summary>
    public TriStateValue ShouldLog { get; set; } = TriStateValue.Some;

    /// <summary>How many are logged before they are suspended: at least 1; null is 10.</summary>
    public int? LogCount { get; set; }

    /// <summary>Whether they are logged while the system is shutting down.</summary>
    public bool? LogDuringShutdown { get; set; }

    /// <summary>How long they are suspended; zero is for ever.</summary>
    public TimeSpan? LogSuspendDuration { get; set; }

    /// <summary>The options as HOCON.</summary>
    /// <exception cref="ConfigurationException">The count is less than 1.</exception>
    public override string ToString()
    {
        var hocon = new StringBuilder();
        hocon.Append("akka.log-dead-letters = ").AppendLine(ShouldLog switch
        {
            TriStateValue.All => "on",
            TriStateValue.None => "off",
            _ when LogCount < 1 => throw new ConfigurationException($"{nameof(LogCount)} must be 1 or more, and is {LogCount}."),
            _ => (LogCount ?? 10).ToHocon(),
        });
        if (LogDuringShutdown is { } during)
        {
            hocon.Append("akka.log-dead-letters-during-shutdown = ").AppendLine(during.ToHocon());
        }
        if (LogSuspendDuration is { } pause)
        {
            hocon.Append("akka.log-dead-letters-suspend-duration = ").AppendLine(pause.ToHocon(allowInfinite: true, zeroIsInfinite: true));
        }
        return hocon.ToString();
    }
}
