namespace Akka.Actor;

/// <summary>A message that the kernel handles on the actor's behalf.</summary>
public interface IAutoReceivedMessage;

/// <summary>A message that could do harm when it comes from an untrusted peer.</summary>
public interface IPossiblyHarmful;

/// <summary>A message that would never be checked for serializability.</summary>
public interface INoSerializationVerificationNeeded;

/// <summary>A message that neither stops nor restarts a running receive time-out.</summary>
public interface INotInfluenceReceiveTimeout;

/// <summary>A message around a message.</summary>
public interface IWrappedMessage
{
    /// <summary>What is inside.</summary>
    object Message { get; }
}

/// <summary>Unwrapping.</summary>
public static class WrappedMessage
{
    /// <summary>The innermost message.</summary>
    public static object Unwrap(object message)
    {
        while (message is IWrappedMessage wrapped) message = wrapped.Message;
        return message;
    }
}
