using Akka.Actor;

namespace Akka.Event;

/// <summary>The first message to a logger: it answers with <see cref="LoggerInitialized"/> when it is ready.</summary>
/// <remarks>The levels it hears are subscribed for it; it may subscribe to more.</remarks>
public class InitializeLogger(LoggingBus loggingBus) : INoSerializationVerificationNeeded
{
    /// <summary>The bus of the log events.</summary>
    public LoggingBus LoggingBus { get; } = loggingBus;
}
