using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>Handles the failure of each child as the test said when it had the child started; all others stop.</summary>
public class DelegatingSupervisorStrategy : SupervisorStrategy
{
    private readonly Dictionary<IActorRef, SupervisorStrategy> _strategies = [];

    /// <summary>The default decider; no failure is decided by it.</summary>
    public override IDecider Decider => DefaultDecider;

    /// <summary>Says how the failures of a child are handled from now on.</summary>
    /// <param name="child">The child.</param>
    /// <param name="supervisorStrategy">How.</param>
    public void Update(IActorRef child, SupervisorStrategy supervisorStrategy) => _strategies[child] = supervisorStrategy;

    /// <inheritdoc/>
    protected override Directive Handle(IActorRef child, Exception exception) =>
        StrategyOf(child).Decider.Decide(exception);

    /// <inheritdoc/>
    public override void ProcessFailure(
        IActorContext context,
        bool restart,
        IActorRef child,
        Exception cause,
        ChildRestartStats stats,
        IReadOnlyCollection<ChildRestartStats> children) =>
        StrategyOf(child).ProcessFailure(context, restart, child, cause, stats, children);

    /// <inheritdoc/>
    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children)
    {
        _strategies.Remove(child);
    }

    /// <summary>Not to be called.</summary>
    /// <param name="system">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override ISurrogate ToSurrogate(ActorSystem system) =>
        throw new NotSupportedException("A test's strategy stays in its process.");

    private SupervisorStrategy StrategyOf(IActorRef child) => _strategies.GetValueOrDefault(child, StoppingStrategy);
}
