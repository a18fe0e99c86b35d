using Akka.Actor.Internal;
using Akka.Event;
using Akka.Util;

namespace Akka.Actor;

/// <summary>How an actor supervises its children. One instance may serve several actors: it keeps no state of theirs.</summary>
public abstract class SupervisorStrategy : ISurrogated
{
    /// <summary>Stops what failed to start, was killed, or did not handle a Terminated; restarts everything else.</summary>
    public static IDecider DefaultDecider = Akka.Actor.Decider.From(
        Directive.Restart,
        new(typeof(ActorInitializationException), Directive.Stop),
        new(typeof(ActorKilledException), Directive.Stop),
        new(typeof(DeathPactException), Directive.Stop));

    /// <summary>One for one, with the default decider, without a limit.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>One for one: stops whatever fails.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(_ => Directive.Stop);

    /// <summary>Maps failures to directives.</summary>
    public abstract IDecider Decider { get; }

    /// <summary>True when failures are logged.</summary>
    protected bool LoggingEnabled { get; set; } = true;

    /// <summary>What to do about a child's failure.</summary>
    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>Restarts or stops what the strategy applies to.</summary>
    public abstract void ProcessFailure(IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children);

    /// <summary>A child has terminated and is no longer among the children.</summary>
    public abstract void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children);

    /// <summary>Decides and acts; false asks the caller to escalate.</summary>
    public bool HandleFailure(ActorCell actorCell, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
    {
        var directive = Handle(child, cause);
        switch (directive)
        {
            case Directive.Resume:
                LogFailure(actorCell, child, cause, directive);
                ResumeChild(child, cause);
                return true;
            case Directive.Restart:
                LogFailure(actorCell, child, cause, directive);
                ProcessFailure(actorCell, true, child, cause, stats, children);
                return true;
            case Directive.Stop:
                LogFailure(actorCell, child, cause, directive);
                ProcessFailure(actorCell, false, child, cause, stats, children);
                return true;
            default:
                LogFailure(actorCell, child, cause, directive);
                return false;
        }
    }

    /// <summary>Lets a child go on.</summary>
    protected void ResumeChild(IActorRef child, Exception exception) => ((IInternalActorRef)child).Resume(exception);

    /// <summary>Restarts a child; one that did not fail itself is suspended first.</summary>
    protected void RestartChild(IActorRef child, Exception cause, bool suspendFirst)
    {
        var target = (IInternalActorRef)child;
        if (suspendFirst) target.Suspend();
        target.Restart(cause);
    }

    /// <summary>Logs a failure: a resume as a warning, a restart or stop as an error, an escalation not at all.</summary>
    protected virtual void LogFailure(IActorContext context, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled || directive == Directive.Escalate) return;
        var message = cause is ActorInitializationException && cause.InnerException is { } inner
            ? (inner is TypeLoadException or System.Reflection.TargetInvocationException && inner.InnerException is { } root ? Innermost(root) : inner).Message
            : cause.Message;
        var source = child.Path.ToString();
        LogEvent failure = directive == Directive.Resume
            ? new Warning(source, GetType(), message)
            : new Error(cause, source, GetType(), message);
        context.System.EventStream.Publish(failure);

        static Exception Innermost(Exception e) => e is System.Reflection.TargetInvocationException { InnerException: { } inside } ? inside : e;
    }

    /// <inheritdoc/>
    public virtual ISurrogate ToSurrogate(ActorSystem system) => throw new NotSupportedException("Strategies stay in their process.");

    private protected static int Milliseconds(TimeSpan? range) => range is { } r && r != System.Threading.Timeout.InfiniteTimeSpan ? (int)r.TotalMilliseconds : -1;
}
