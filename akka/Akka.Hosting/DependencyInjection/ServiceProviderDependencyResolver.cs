using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.DependencyInjection;

/// <summary>Makes actors with the services of an <see cref="IServiceProvider"/>.</summary>
public class ServiceProviderDependencyResolver(IServiceProvider serviceProvider) : IDependencyResolver
{
    /// <summary>The services.</summary>
    public IServiceProvider ServiceProvider { get; } = serviceProvider;

    /// <inheritdoc />
    public IResolverScope CreateScope() => new ServiceProviderScope(ServiceProvider.CreateScope());

    /// <inheritdoc />
    public T? GetService<T>() => ServiceProvider.GetService<T>();

    /// <inheritdoc />
    public object? GetService(Type type) => ServiceProvider.GetService(type);

    /// <inheritdoc />
    public Props Props([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, params object[] args) =>
        typeof(ActorBase).IsAssignableFrom(type)
            ? Actor.Props.CreateBy(new ServiceProviderActorProducer(ServiceProvider, type, args), args)
            : throw new ArgumentException($"{type} is no actor.", nameof(type));

    /// <inheritdoc />
    public Props Props([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type) => Props(type, []);

    /// <inheritdoc />
    public Props Props<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(params object[] args)
        where T : ActorBase => Props(typeof(T), args);
}

/// <summary>A scope of services.</summary>
public class ServiceProviderScope(IServiceScope scope) : IResolverScope
{
    /// <inheritdoc />
    public IDependencyResolver Resolver { get; } = new ServiceProviderDependencyResolver(scope.ServiceProvider);

    /// <summary>Disposes the services of the scope.</summary>
    public void Dispose() => scope.Dispose();
}

internal sealed class ServiceProviderActorProducer(
    IServiceProvider services, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, object[] args)
    : IIndirectActorProducer
{
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    private readonly Type _type = type;

    public Type ActorType => _type;

    public ActorBase Produce() => (ActorBase)ActivatorUtilities.CreateInstance(services, _type, args);

    // The actor disposes what it has asked for: its services are not the producer's.
    public void Release(ActorBase actor)
    {
    }
}
