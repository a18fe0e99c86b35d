using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.DependencyInjection;

/// <summary>Makes actors with the services that a system was set up with.</summary>
public sealed class DependencyResolver(IDependencyResolver resolver) : IExtension
{
    /// <summary>Makes the actors.</summary>
    public IDependencyResolver Resolver { get; } = resolver;

    /// <summary>The resolver of a system.</summary>
    /// <exception cref="ConfigurationException">The system was set up without a <see cref="DependencyResolverSetup"/>.</exception>
    public static DependencyResolver For(ActorSystem actorSystem) => actorSystem.WithExtension<DependencyResolver, DependencyResolverExtension>();

    /// <summary>Props of an actor whose constructor takes services, and arguments where there are any.</summary>
    /// <remarks>Services are resolved each time the actor is made. It disposes those that need it: take an IServiceProvider and make a scope.</remarks>
    public Props Props<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(params object[] args)
        where T : ActorBase => Resolver.Props<T>(args);

    /// <summary>Props of an actor whose constructor takes services.</summary>
    public Props Props<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : ActorBase => Resolver.Props<T>();

    /// <summary>Props of an actor whose constructor takes services.</summary>
    public Props Props([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type) => Resolver.Props(type);

    /// <summary>Props of an actor whose constructor takes services, and arguments where there are any.</summary>
    public Props Props([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, params object[] args) =>
        Resolver.Props(type, args);
}

/// <summary>Makes the resolver of a system.</summary>
public sealed class DependencyResolverExtension : ExtensionIdProvider<DependencyResolver>
{
    /// <inheritdoc />
    public override DependencyResolver CreateExtension(ExtendedActorSystem system)
    {
        var setup = system.Settings.Setup.Get<DependencyResolverSetup>();
        return setup.HasValue
            ? new DependencyResolver(setup.Value.DependencyResolver)
            : throw MissingSetup.Reported(system, nameof(DependencyResolverSetup), GetType());
    }
}

/// <summary>A system that was not told where its services come from.</summary>
internal static class MissingSetup
{
    /// <summary>Logs what is missing: whoever asks may be an actor that fails, or nobody.</summary>
    public static ConfigurationException Reported(ActorSystem system, string setup, Type extension)
    {
        var cause = new ConfigurationException($"Unable to find [{setup}] included in ActorSystem settings: the system has no services.");
        system.EventStream.Publish(new Error(cause, "Akka.DependencyInjection", extension, cause.Message));
        return cause;
    }
}
