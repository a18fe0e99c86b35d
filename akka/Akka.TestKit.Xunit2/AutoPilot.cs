using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Answers for the test actor: runs on each message that comes, before the test can see it.</summary>
public abstract class AutoPilot
{
    /// <summary>Return it to let no pilot handle the next message.</summary>
    public static NoAutoPilot NoAutoPilot => NoAutoPilot.Instance;

    /// <summary>Return it to have the same pilot handle the next message.</summary>
    public static KeepRunning KeepRunning => KeepRunning.Instance;

    /// <summary>Handles one message.</summary>
    /// <param name="sender">Who sent it.</param>
    /// <param name="message">The message.</param>
    /// <returns>The pilot of the next message.</returns>
    public abstract AutoPilot Run(IActorRef sender, object message);
}

/// <summary>Does nothing, for ever.</summary>
public sealed class NoAutoPilot : AutoPilot
{
    /// <summary>The only one.</summary>
    public static readonly NoAutoPilot Instance = new();

    private NoAutoPilot()
    {
    }

    /// <inheritdoc/>
    public override AutoPilot Run(IActorRef sender, object message) => this;
}

/// <summary>Stands for the pilot that returned it.</summary>
public sealed class KeepRunning : AutoPilot
{
    /// <summary>The only one.</summary>
    public static readonly KeepRunning Instance = new();

    private KeepRunning()
    {
    }

    /// <summary>Never to be called: this is an answer, not a pilot.</summary>
    /// <param name="sender">Not used.</param>
    /// <param name="message">Not used.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override AutoPilot Run(IActorRef sender, object message) =>
        throw new InvalidOperationException("KeepRunning is what a pilot returns, not a pilot.");
}

/// <summary>Handles one message and says who handles the next.</summary>
/// <param name="sender">Who sent it.</param>
/// <param name="message">The message.</param>
/// <returns>The pilot of the next message.</returns>
public delegate AutoPilot AutoPilotDelegate(IActorRef sender, object message);

/// <summary>A pilot made of a function.</summary>
public sealed class DelegateAutoPilot : AutoPilot
{
    private readonly AutoPilotDelegate _run;

    /// <summary>Makes a pilot of a function.</summary>
    /// <param name="autoPilotDelegate">Called with each message.</param>
    public DelegateAutoPilot(AutoPilotDelegate autoPilotDelegate) => _run = autoPilotDelegate;

    /// <inheritdoc/>
    public override AutoPilot Run(IActorRef sender, object message) => _run(sender, message);
}
