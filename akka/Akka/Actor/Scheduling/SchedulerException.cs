namespace Akka.Actor;

/// <summary>The scheduler cannot do what is asked of it; as a rule because it has been shut down.</summary>
public sealed class SchedulerException : AkkaException
{
    /// <summary>Says why.</summary>
    public SchedulerException(string message)
        : base(message)
    {
    }
}
