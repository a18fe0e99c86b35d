using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.DependencyInjection;

/// <summary>Makes actors whose constructors want services.</summary>
public interface IDependencyResolver
{
    /// <summary>A scope of services of its own: whoever makes it disposes it.</summary>
    IResolverScope CreateScope();

    /// <summary>A service, or null.</summary>
    T? GetService<T>();

    /// <summary>A service, or null.</summary>
    object? GetService(Type type);

    /// <summary>Props of an actor whose constructor takes services, and arguments where there are any.</summary>
    Props Props([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, params object[] args);

    /// <summary>Props of an actor whose constructor takes services.</summary>
    Props Props([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type);

    /// <summary>Props of an actor whose constructor takes services, and arguments where there are any.</summary>
    Props Props<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(params object[] args)
        where T : ActorBase;
}

/// <summary>A scope of services.</summary>
public interface IResolverScope : IDisposable
{
    /// <summary>Makes actors with the services of the scope.</summary>
    IDependencyResolver Resolver { get; }
}
