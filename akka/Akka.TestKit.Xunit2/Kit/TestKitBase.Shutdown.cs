using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Ends the system under test and waits for it.</summary>
    /// <param name="duration">How long, not dilated. Default 5 s, dilated, at most 10 s.</param>
    /// <param name="verifySystemShutdown">Whether to throw where the system has not ended by then; else a warning is logged.</param>
    /// <exception cref="TimeoutException">The system has not ended in time, and the test wants to know.</exception>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) =>
        Shutdown(_state.System, duration, verifySystemShutdown);

    /// <summary>Ends a system and waits for it.</summary>
    /// <param name="system">The system; null for the one under test.</param>
    /// <param name="duration">How long, not dilated. Default 5 s, dilated, at most 10 s.</param>
    /// <param name="verifySystemShutdown">Whether to throw where the system has not ended by then; else a warning is logged.</param>
    /// <exception cref="TimeoutException">The system has not ended in time, and the test wants to know.</exception>
    protected virtual void Shutdown(ActorSystem? system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        system ??= _state.System;
        var max = ShutdownTime(duration);
        if (!system.Terminate().Wait(max))
            BlameShutdown(system, max, verifySystemShutdown);
    }

    /// <summary>Ends a system and waits for it without blocking the thread.</summary>
    /// <param name="system">The system; null for the one under test.</param>
    /// <param name="duration">How long, not dilated. Default 5 s, dilated, at most 10 s.</param>
    /// <param name="verifySystemShutdown">Whether to throw where the system has not ended by then; else a warning is logged.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">The system has not ended in time, and the test wants to know.</exception>
    protected virtual async Task ShutdownAsync(ActorSystem? system = null, TimeSpan? duration = null, bool verifySystemShutdown = false, CancellationToken cancellationToken = default)
    {
        system ??= _state.System;
        var max = ShutdownTime(duration);
        var ended = system.Terminate();
        await ended.WaitAsync(max, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ended.IsCompleted)
            BlameShutdown(system, max, verifySystemShutdown);
    }

    private TimeSpan ShutdownTime(TimeSpan? duration) =>
        duration ?? Dilated(TimeSpan.FromSeconds(5)).Min(TimeSpan.FromSeconds(10));

    private static void BlameShutdown(ActorSystem system, TimeSpan max, bool throws)
    {
        var left = ((ExtendedActorSystem)system).PrintTree();
        if (throws)
            throw new TimeoutException($"Failed to stop [{system.Name}] within [{max}] \n{left}");
        system.Log.Warning("Failed to stop [{0}] within [{1}] \n{2}", system.Name, max, left);
    }
}
