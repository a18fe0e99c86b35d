using Akka.Dispatch;

namespace Akka.Event;

/// <summary>The queue that loggers ask for: never full, so that logging never blocks.</summary>
public interface ILoggerMessageQueueSemantics : ISemantics;
