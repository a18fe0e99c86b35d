using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Actor.Setup;

namespace Akka.DependencyInjection;

/// <summary>The older name of <see cref="DependencyResolverSetup"/>.</summary>
[Obsolete("Use DependencyResolverSetup instead.")]
public class ServiceProviderSetup : Setup
{
    private ServiceProviderSetup(IServiceProvider provider) => ServiceProvider = provider;

    /// <summary>The services.</summary>
    public IServiceProvider ServiceProvider { get; }

    /// <summary>A setup with services.</summary>
    /// <exception cref="ArgumentNullException">There are none.</exception>
    public static ServiceProviderSetup Create(IServiceProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new ServiceProviderSetup(provider);
    }
}

/// <summary>The older name of <see cref="DependencyResolver"/>.</summary>
[Obsolete("Use DependencyResolver instead.")]
public sealed class ServiceProvider(IServiceProvider provider) : IExtension
{
    /// <summary>The services.</summary>
    public IServiceProvider Provider { get; } = provider;

    /// <summary>The services of a system.</summary>
    /// <exception cref="ConfigurationException">The system was set up without a <see cref="ServiceProviderSetup"/>.</exception>
    public static ServiceProvider For(ActorSystem actorSystem) => actorSystem.WithExtension<ServiceProvider, ServiceProviderExtension>();

    /// <summary>Props of an actor whose constructor takes services, and arguments where there are any.</summary>
    public Props Props<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(params object[] args)
        where T : ActorBase => new ServiceProviderDependencyResolver(Provider).Props<T>(args);
}

/// <summary>Makes the older extension of a system.</summary>
[Obsolete("Use DependencyResolverExtension instead.")]
public sealed class ServiceProviderExtension : ExtensionIdProvider<ServiceProvider>
{
    /// <inheritdoc />
    public override ServiceProvider CreateExtension(ExtendedActorSystem system)
    {
        var setup = system.Settings.Setup.Get<ServiceProviderSetup>();
        return setup.HasValue
            ? new ServiceProvider(setup.Value.ServiceProvider)
            : throw MissingSetup.Reported(system, nameof(ServiceProviderSetup), GetType());
    }
}
