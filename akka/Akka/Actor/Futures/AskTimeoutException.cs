namespace Akka.Actor;

/// <summary>No answer came to an Ask within its time.</summary>
public class AskTimeoutException : AkkaException
{
    /// <summary>Says how long was waited.</summary>
    public AskTimeoutException(string message)
        : base(message)
    {
    }
}
