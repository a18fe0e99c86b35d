using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

public sealed partial class AkkaConfigurationBuilder
{
    internal ActorSystem CreateSystem(IServiceProvider services)
    {
        var bootstrap = BootstrapSetup.Create().WithConfig(Configuration.HasValue ? Configuration.Value : Config.Empty);
        if (ActorRefProvider.HasValue)
        {
            bootstrap = bootstrap.WithActorRefProvider(ActorRefProvider.Value);
        }
        var setup = ActorSystemSetup.Create(bootstrap, DependencyResolverSetup.Create(services));
        if (services.GetService<ILoggerFactory>() is { } loggers)
        {
            setup = setup.And(new LoggerFactorySetup(loggers));
        }
        foreach (var part in Setups)
        {
            setup = setup.And(part);
        }
        var system = ActorSystem.Create(ActorSystemName, setup);
        foreach (var extension in _extensions)
        {
            system.RegisterExtension(extension);
        }
        return system;
    }

    // Actors first, in the order they were described, then the rest; each waits for the one before it.
    internal async Task StartAsync(ActorSystem system)
    {
        var registry = ActorRegistry.For(system);
        var resolver = DependencyResolver.For(system).Resolver;
        foreach (var starter in _starters)
        {
            await starter(system, registry, resolver).ConfigureAwait(false);
        }
        foreach (var startup in _startups)
        {
            await startup(system, registry).ConfigureAwait(false);
        }
    }
}
