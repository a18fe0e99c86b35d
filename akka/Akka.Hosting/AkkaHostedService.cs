using Akka.Actor;
using Akka.Annotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>
/// Starts the actor system with the application and stops it, by its coordinated shutdown, with it. A system that
/// terminates by itself stops the application.
/// </summary>
[InternalApi]
public partial class AkkaHostedService : IHostedService
{
    /// <summary>The system; null until it has been made.</summary>
    protected ActorSystem? ActorSystem;

    /// <summary>Describes the system.</summary>
    protected readonly AkkaConfigurationBuilder ConfigurationBuilder;

    /// <summary>Stops the system; null until that has been made.</summary>
    protected CoordinatedShutdown? CoordinatedShutdown;

    /// <summary>The life of the application, or null where it has none.</summary>
    protected readonly IHostApplicationLifetime? HostApplicationLifetime;

    /// <summary>Says when the system cannot be started.</summary>
    protected readonly ILogger<AkkaHostedService> Logger;

    /// <summary>The services of the application.</summary>
    protected readonly IServiceProvider ServiceProvider;

    /// <summary>Makes the service.</summary>
    public AkkaHostedService(
        AkkaConfigurationBuilder configurationBuilder,
        IServiceProvider serviceProvider,
        ILogger<AkkaHostedService> logger,
        IHostApplicationLifetime? applicationLifetime)
    {
        ConfigurationBuilder = configurationBuilder;
        ServiceProvider = serviceProvider;
        Logger = logger;
        HostApplicationLifetime = applicationLifetime;
    }

    /// <summary>Makes the system, starts its actors and runs what runs at the start, in the order described.</summary>
    /// <remarks>What fails stops the application, and is thrown to the host.</remarks>
    public virtual async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            ActorSystem = ServiceProvider.GetRequiredService<ActorSystem>();
            CoordinatedShutdown = CoordinatedShutdown.Get(ActorSystem);
            _ = StopApplicationWith(ActorSystem);
            await ConfigurationBuilder.StartAsync(ActorSystem).ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            LogStartFailed(Logger, cause);
            HostApplicationLifetime?.StopApplication();
            throw;
        }
    }

    /// <summary>Runs the coordinated shutdown of the system to its end; nothing where it was never made.</summary>
    public virtual async Task StopAsync(CancellationToken cancellationToken)
    {
        if (CoordinatedShutdown is { } shutdown)
        {
            await shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance).ConfigureAwait(false);
        }
    }

    private async Task StopApplicationWith(ActorSystem system)
    {
        await system.WhenTerminated.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        HostApplicationLifetime?.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Unable to start AkkaHostedService - shutting down application")]
    private static partial void LogStartFailed(ILogger logger, Exception cause);
}
