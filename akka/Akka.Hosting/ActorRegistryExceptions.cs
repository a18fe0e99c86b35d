namespace Akka.Hosting;

/// <summary>Something is wrong with the registry of actors.</summary>
public class ActorRegistryException : Exception
{
    /// <summary>Makes the exception with a text.</summary>
    public ActorRegistryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a text and its cause.</summary>
    public ActorRegistryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>There is an actor under this key already.</summary>
public sealed class DuplicateActorRegistryException : ActorRegistryException
{
    /// <summary>Makes the exception with a text.</summary>
    public DuplicateActorRegistryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a text and its cause.</summary>
    public DuplicateActorRegistryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>There is no actor under this key.</summary>
public sealed class MissingActorRegistryEntryException : ActorRegistryException
{
    /// <summary>Makes the exception with a text.</summary>
    public MissingActorRegistryEntryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a text and its cause.</summary>
    public MissingActorRegistryEntryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
