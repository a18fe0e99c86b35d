namespace Akka.Actor;

/// <summary>An actor failed while it was being made or started. The default supervisor stops it.</summary>
public class ActorInitializationException : AkkaException
{
    /// <summary>Without a message.</summary>
    public ActorInitializationException() { }

    /// <summary>With a message.</summary>
    public ActorInitializationException(string message) : base(message) { }

    /// <summary>With a message and its cause.</summary>
    public ActorInitializationException(string message, Exception? cause) : base(message, cause) { }

    /// <summary>With the actor, a message and its cause.</summary>
    public ActorInitializationException(IActorRef? actor, string message, Exception? cause = null) : base(message, cause) => Actor = actor!;

    /// <summary>Who failed; null when unknown.</summary>
    public IActorRef Actor { get; set; } = null!;

    /// <inheritdoc/>
    public override string ToString() => Actor is null ? base.ToString() : $"{Actor}: {base.ToString()}";
}

/// <summary>An actor failed in PreRestart.</summary>
public class PreRestartException(IActorRef actor, Exception restartException, Exception cause, object? optionalMessage)
    : ActorInitializationException(actor, "Exception in PreRestart(" + (cause is null ? "null" : cause.GetType().ToString()) + ", " + (optionalMessage ?? "null") + ")", restartException)
{
    /// <summary>What PreRestart threw.</summary>
    public Exception RestartException { get; } = restartException;

    /// <summary>The message that was being handled when the restart began.</summary>
    public object OptionalMessage { get; } = optionalMessage!;
}

/// <summary>An actor failed in its constructor or PostRestart while it was restarted.</summary>
public class PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
    : ActorInitializationException(actor, "Exception post restart (" + (originalCause is null ? "null" : originalCause.GetType().ToString()) + ")", cause)
{
    /// <summary>Why it was restarted.</summary>
    public Exception OriginalCause { get; } = originalCause;
}
