namespace Akka.Actor.Internal;

/// <summary>What an actor does once its stopping children are gone.</summary>
public abstract class SuspendReason
{
    /// <summary>Marks those reasons for which the kernel's messages have to wait.</summary>
    public interface IWaitingForChildren;

    /// <summary>Goes on: they were stopped on request.</summary>
    public class UserRequest : SuspendReason
    {
        private UserRequest() { }

        /// <summary>The only one.</summary>
        public static UserRequest Instance { get; } = new();
    }

    /// <summary>Restarts.</summary>
    public class Recreation(Exception cause) : SuspendReason, IWaitingForChildren
    {
        /// <summary>Why.</summary>
        public Exception Cause { get; } = cause;
    }

    /// <summary>Is made anew.</summary>
    public class Creation : SuspendReason, IWaitingForChildren;

    /// <summary>Terminates.</summary>
    public class Termination : SuspendReason
    {
        private Termination() { }

        /// <summary>The only one.</summary>
        public static Termination Instance { get; } = new();
    }
}
