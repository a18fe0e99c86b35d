using Akka.Actor.Setup;

namespace Akka.DependencyInjection;

/// <summary>The services of a system, as a part of its setup.</summary>
public class DependencyResolverSetup : Setup
{
    private DependencyResolverSetup(IDependencyResolver resolver) => DependencyResolver = resolver;

    /// <summary>Makes actors with the services.</summary>
    public IDependencyResolver DependencyResolver { get; }

    /// <summary>A setup with services.</summary>
    /// <exception cref="ArgumentNullException">There are none.</exception>
    public static DependencyResolverSetup Create(IServiceProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new DependencyResolverSetup(new ServiceProviderDependencyResolver(provider));
    }

    /// <summary>A setup with a resolver of your own.</summary>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public static DependencyResolverSetup Create(IDependencyResolver provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new DependencyResolverSetup(provider);
    }
}
