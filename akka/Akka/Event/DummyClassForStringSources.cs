namespace Akka.Event;

/// <summary>The type of log sources that are names.</summary>
public class DummyClassForStringSources;
