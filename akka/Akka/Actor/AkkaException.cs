namespace Akka.Actor;

/// <summary>The base of every exception that the actor system throws for a reason of its own.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>Makes an exception with a text and what caused it, if anything did.</summary>
    protected AkkaException(string? message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>What caused this exception, or null.</summary>
    protected Exception? Cause => InnerException;
}
