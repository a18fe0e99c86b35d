using Akka.Actor;
using Akka.Event;

namespace Akka.Pattern;

public sealed partial class BackoffSupervisor
{
    /// <summary>Asks for the child; the answer is <see cref="CurrentChild"/>.</summary>
    public sealed class GetCurrentChild
    {
        /// <summary>The only one there is.</summary>
        public static readonly GetCurrentChild Instance = new();

        private GetCurrentChild()
        {
        }
    }

    /// <summary>The child, null while there is none.</summary>
    public sealed class CurrentChild(IActorRef? @ref)
    {
        /// <summary>The child, null while there is none.</summary>
        public IActorRef Ref { get; } = @ref!;
    }

    /// <summary>Lets the next delay be the shortest again. Unhandled where the reset is automatic.</summary>
    public new sealed class Reset
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reset Instance = new();

        private Reset()
        {
        }
    }

    /// <summary>Asks how often the child has been started again; the answer is <see cref="RestartCount"/>.</summary>
    public sealed class GetRestartCount
    {
        /// <summary>The only one there is.</summary>
        public static readonly GetRestartCount Instance = new();

        private GetRestartCount()
        {
        }
    }

    /// <summary>How often the child has been started again since the last reset.</summary>
    public sealed class RestartCount(int count)
    {
        /// <summary>The number.</summary>
        public int Count { get; } = count;
    }

    /// <summary>The supervisor's order to itself: the delay is over.</summary>
    public sealed class StartChild : IDeadLetterSuppression
    {
        /// <summary>The only one there is.</summary>
        public static readonly StartChild Instance = new();

        private StartChild()
        {
        }
    }

    /// <summary>The supervisor's order to itself: reset, if the count is still the same.</summary>
    public sealed class ResetRestartCount(int current) : IDeadLetterSuppression
    {
        /// <summary>The count at the time of the order.</summary>
        public int Current { get; } = current;
    }
}
