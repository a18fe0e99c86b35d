namespace Akka.Actor;

/// <summary>The name is not one an actor can have.</summary>
public class IllegalActorNameException(string message) : AkkaException(message);

/// <summary>The name is not valid here, or taken.</summary>
public class InvalidActorNameException : AkkaException
{
    /// <summary>With a message.</summary>
    public InvalidActorNameException(string message) : base(message) { }

    /// <summary>With a message and its cause.</summary>
    public InvalidActorNameException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>The actor is not in a state that allows it.</summary>
public class IllegalActorStateException(string message) : AkkaException(message);

/// <summary>The actor was told <see cref="Kill"/>.</summary>
public class ActorKilledException : AkkaException
{
    /// <summary>Without a message.</summary>
    public ActorKilledException() { }

    /// <summary>With a message.</summary>
    public ActorKilledException(string message) : base(message) { }
}

/// <summary>The actor was told <see cref="IntentionalRestart"/>.</summary>
public sealed class IntentionalActorRestartException : AkkaException
{
    /// <summary>Says so.</summary>
    public IntentionalActorRestartException() : base("An actor was intentionally restarted using the IntentionalRestart message") { }
}

/// <summary>No actor was found where one was looked for.</summary>
public class ActorNotFoundException : AkkaException
{
    /// <summary>Without a message.</summary>
    public ActorNotFoundException() { }

    /// <summary>With a message.</summary>
    public ActorNotFoundException(string message, Exception? innerException = null) : base(message, innerException) { }
}

/// <summary>The message cannot be told.</summary>
public class InvalidMessageException : AkkaException
{
    /// <summary>Without a message.</summary>
    public InvalidMessageException() : this("Message is null.") { }

    /// <summary>With a message.</summary>
    public InvalidMessageException(string message) : base(message) { }
}

/// <summary>The thread of the actor was interrupted.</summary>
public class ActorInterruptedException(string? message = null, Exception? cause = null) : AkkaException(message, cause);

/// <summary>An actor was watched, died, and the watcher did not handle its <see cref="Terminated"/>.</summary>
public class DeathPactException(IActorRef deadActor) : AkkaException("Monitored actor [" + deadActor + "] terminated")
{
    /// <summary>Who died.</summary>
    public IActorRef DeadActor { get; } = deadActor;
}

/// <summary>A logger did not start.</summary>
public class LoggerInitializationException : AkkaException
{
    /// <summary>Without a message.</summary>
    public LoggerInitializationException() { }

    /// <summary>With a message.</summary>
    public LoggerInitializationException(string message) : base(message) { }

    /// <summary>With a message and its cause.</summary>
    public LoggerInitializationException(string message, Exception? cause = null) : base(message, cause) { }
}

/// <summary>The stash is full.</summary>
public class StashOverflowException(string message, Exception? cause = null) : AkkaException(message, cause);
