using Akka.Configuration;
using Akka.Util;

namespace Akka.Actor;

/// <summary>What a system needs from its first moment on: its configuration and its provider. Immutable.</summary>
public sealed class BootstrapSetup : Setup.Setup
{
    private BootstrapSetup()
        : this(Option<Config>.None, Option<ProviderSelection>.None)
    {
    }

    private BootstrapSetup(Option<Config> config, Option<ProviderSelection> actorRefProvider)
    {
        Config = config;
        ActorRefProvider = actorRefProvider;
    }

    /// <summary>The configuration; where there is none, the one that <see cref="ConfigurationFactory.Load"/> finds.</summary>
    public Option<Config> Config { get; }

    /// <summary>The provider; where there is none, the one that <c>akka.actor.provider</c> names.</summary>
    public Option<ProviderSelection> ActorRefProvider { get; }

    /// <summary>A set-up that says nothing yet.</summary>
    public static BootstrapSetup Create() => new();

    /// <summary>This set-up with that provider.</summary>
    public BootstrapSetup WithActorRefProvider(ProviderSelection name) => new(Config, name);

    /// <summary>This set-up with that configuration in place of any before.</summary>
    public BootstrapSetup WithConfig(Config config) => new(config, ActorRefProvider);

    /// <summary>This set-up with that configuration for what the one before does not say.</summary>
    public BootstrapSetup WithConfigFallback(Config config) =>
        new(Config.HasValue ? Config.Value.WithFallback(config) : config, ActorRefProvider);
}
