namespace Akka.Actor;

/// <summary>How something that was asked for went.</summary>
public abstract class Status
{
    /// <summary>It went well.</summary>
    public sealed class Success : Status
    {
        /// <summary>Success with nothing to say.</summary>
        public static readonly Success Instance = new(null);

        /// <summary>What came of it.</summary>
        public readonly object Status;

        /// <summary>Success with a result.</summary>
        public Success(object? status) => Status = status!;

        /// <inheritdoc/>
        public override string ToString() => Status is null ? "Success" : "Success: " + Status;
    }

    /// <summary>It went wrong.</summary>
    public sealed class Failure : Status
    {
        /// <summary>What went wrong.</summary>
        public readonly Exception Cause;

        /// <summary>Whatever the failing side wants to add; null by default.</summary>
        public readonly object State;

        /// <summary>A failure with a cause.</summary>
        public Failure(Exception cause) : this(cause, null) { }

        /// <summary>A failure with a cause and a state.</summary>
        public Failure(Exception cause, object? state)
        {
            Cause = cause;
            State = state!;
        }

        /// <inheritdoc/>
        public override string ToString() => State is null ? "Failure: " + Cause : "Failure: " + Cause + ", State=" + State;
    }
}
