namespace Akka.Actor;

public sealed partial class CoordinatedShutdown
{
    /// <summary>Why the shutdown runs. Derive from it for reasons of one's own.</summary>
    public abstract class Reason
    {
        /// <summary>The process's exit code, where <c>exit-clr</c> is on.</summary>
        public abstract int ExitCode { get; }
    }

    /// <summary>Nobody knows.</summary>
    public class UnknownReason : Reason
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reason Instance = new UnknownReason();

        private UnknownReason()
        {
        }

        /// <inheritdoc/>
        public override int ExitCode => 1;
    }

    /// <summary><see cref="ActorSystem.Terminate"/> has been called.</summary>
    public class ActorSystemTerminateReason : Reason
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reason Instance = new ActorSystemTerminateReason();

        private ActorSystemTerminateReason()
        {
        }

        /// <inheritdoc/>
        public override int ExitCode => 0;
    }

    /// <summary>The process ends.</summary>
    public class ClrExitReason : Reason
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reason Instance = new ClrExitReason();

        private ClrExitReason()
        {
        }

        /// <inheritdoc/>
        public override int ExitCode => 0;
    }

    /// <summary>The cluster has put this node down. No cluster is in this kernel; for code that runs with one as well.</summary>
    public class ClusterDowningReason : Reason
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reason Instance = new ClusterDowningReason();

        private ClusterDowningReason()
        {
        }

        /// <inheritdoc/>
        public override int ExitCode => 3;
    }

    /// <summary>The node leaves the cluster. No cluster is in this kernel; for code that runs with one as well.</summary>
    public class ClusterLeavingReason : Reason
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reason Instance = new ClusterLeavingReason();

        private ClusterLeavingReason()
        {
        }

        /// <inheritdoc/>
        public override int ExitCode => 0;
    }

    /// <summary>The node could not join the cluster. No cluster is in this kernel; for code that runs with one as well.</summary>
    public class ClusterJoinUnsuccessfulReason : Reason
    {
        /// <summary>The only one there is.</summary>
        public static readonly Reason Instance = new ClusterJoinUnsuccessfulReason();

        private ClusterJoinUnsuccessfulReason()
        {
        }

        /// <inheritdoc/>
        public override int ExitCode => 4;
    }
}
