using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Makes a system's <see cref="CoordinatedShutdown"/>, with the last task in it: to stop the actors.</summary>
public sealed class CoordinatedShutdownExtension : ExtensionIdProvider<CoordinatedShutdown>
{
    /// <inheritdoc/>
    public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system)
    {
        var config = system.Settings.Config.GetConfig("akka.coordinated-shutdown");
        var shutdown = new CoordinatedShutdown(system, CoordinatedShutdown.PhasesFromConfig(config));
        var terminate = system.Settings.CoordinatedShutdownTerminateActorSystem;
        var exit = config.GetBoolean("exit-clr");
        if (terminate || exit)
        {
            shutdown.AddTask(CoordinatedShutdown.PhaseActorSystemTerminate, "terminate-system", () => End(shutdown, terminate, exit), mayBlock: exit);
        }

        return shutdown;
    }

    private static async Task<Done> End(CoordinatedShutdown shutdown, bool terminate, bool exit)
    {
        if (terminate)
        {
            var terminated = ((ActorSystemImpl)shutdown.System).FinalTerminate();
            await (exit ? Task.WhenAny(terminated, Task.Delay(shutdown.Timeout(CoordinatedShutdown.PhaseActorSystemTerminate))) : terminated).ConfigureAwait(false);
        }

        // When the process ends anyway, to ask for its end once more would wait for ever.
        if (exit && shutdown.ShutdownReason is not CoordinatedShutdown.ClrExitReason)
        {
            shutdown.HasAskedForExit = true;
            Environment.Exit(shutdown.ShutdownReason.ExitCode);
        }

        return Done.Instance;
    }

    /// <summary>Ends a system in order when its process ends. A run that has begun is waited for too.</summary>
    internal static void RunWhenTheProcessEnds(ActorSystemImpl system)
    {
        if (system.WhenTerminated.IsCompleted) return;
        var shutdown = CoordinatedShutdown.Get(system);

        // A run that has asked for this exit itself cannot get further.
        if (!shutdown.HasAskedForExit)
        {
            Task.WaitAny(shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance), Task.Delay(shutdown.TotalTimeout));
        }
    }
}
