namespace Akka.Event;

/// <summary>Marks messages that are no loss when nobody takes them: they become <see cref="SuppressedDeadLetter"/>.</summary>
public interface IDeadLetterSuppression;
