namespace Akka.Actor;

/// <summary>The base of the exceptions of the actor system.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>Without a message.</summary>
    protected AkkaException() { }

    /// <summary>With a message and, where there is one, its cause.</summary>
    protected AkkaException(string? message, Exception? cause = null) : base(message, cause) { }

    /// <summary>The inner exception.</summary>
    protected Exception? Cause => InnerException;
}
