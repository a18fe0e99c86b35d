using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Annotations;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Util;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.Hosting;

/// <summary>Describes the actor system of an application: its configuration, its actors, what runs when it starts.</summary>
public sealed partial class AkkaConfigurationBuilder
{
    /// <summary>The setups that the system is made with.</summary>
    [InternalApi]
    public readonly HashSet<Setup> Setups = [];

    private readonly List<ActorStarterWithResolver> _starters = [];
    private readonly List<StartupTask> _startups = [];
    private readonly List<IExtensionId> _extensions = [];

    /// <summary>Describes a system.</summary>
    /// <param name="serviceCollection">The services of the application.</param>
    /// <param name="actorSystemName">The name of the system.</param>
    public AkkaConfigurationBuilder(IServiceCollection serviceCollection, string actorSystemName)
    {
        ServiceCollection = serviceCollection;
        ActorSystemName = actorSystemName;
    }

    /// <summary>The provider of references; none for the system's own choice.</summary>
    public Option<ProviderSelection> ActorRefProvider { get; private set; } = Option<ProviderSelection>.None;

    /// <summary>The configuration so far; none where nothing has been added.</summary>
    public Option<Config> Configuration { get; private set; } = Option<Config>.None;

    internal IServiceCollection ServiceCollection { get; }

    internal string ActorSystemName { get; }

    /// <summary>Starts actors when the system has started.</summary>
    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry> starter) => StartActors((system, registry, _) =>
    {
        starter(system, registry);
        return Task.CompletedTask;
    });

    /// <summary>Starts actors when the system has started.</summary>
    public AkkaConfigurationBuilder StartActors(ActorStarter starter) => StartActors((system, registry, _) => starter(system, registry));

    /// <summary>Starts actors when the system has started; the resolver makes those that need services.</summary>
    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry, IDependencyResolver> starter) => StartActors((system, registry, resolver) =>
    {
        starter(system, registry, resolver);
        return Task.CompletedTask;
    });

    /// <summary>Starts actors when the system has started; the resolver makes those that need services.</summary>
    public AkkaConfigurationBuilder StartActors(ActorStarterWithResolver starter)
    {
        _starters.Add(starter);
        return this;
    }

    /// <summary>Runs when every actor has been started.</summary>
    public AkkaConfigurationBuilder AddStartup(Action<ActorSystem, IActorRegistry> startupTask) => AddStartup((system, registry) =>
    {
        startupTask(system, registry);
        return Task.CompletedTask;
    });

    /// <summary>Runs when every actor has been started.</summary>
    public AkkaConfigurationBuilder AddStartup(StartupTask startupTask)
    {
        _startups.Add(startupTask);
        return this;
    }

    /// <summary>Loads an extension with the system.</summary>
    public AkkaConfigurationBuilder WithExtension<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>()
        where T : IExtensionId
    {
        _extensions.Add(Activator.CreateInstance<T>());
        return this;
    }

    /// <summary>Loads extensions with the system.</summary>
    /// <exception cref="ConfigurationException">One of the types is no <see cref="IExtensionId"/>.</exception>
    [RequiresUnreferencedCode("The constructors of these types may be trimmed away; WithExtension<T>() keeps them.")]
    public AkkaConfigurationBuilder WithExtensions(params Type[] extensions)
    {
        foreach (var type in extensions)
        {
            if (!typeof(IExtensionId).IsAssignableFrom(type) || Activator.CreateInstance(type) is not IExtensionId extension)
            {
                throw new ConfigurationException($"{type.FullName} is no {nameof(IExtensionId)}: it cannot be loaded as an extension.");
            }
            _extensions.Add(extension);
        }
        return this;
    }

    internal AkkaConfigurationBuilder AddHocon(Config hocon, HoconAddMode addMode)
    {
        Configuration = !Configuration.HasValue ? hocon : addMode switch
        {
            HoconAddMode.Append => Configuration.Value.WithFallback(hocon),
            HoconAddMode.Prepend => hocon.WithFallback(Configuration.Value),
            HoconAddMode.Replace => hocon,
            _ => throw new ArgumentOutOfRangeException(nameof(addMode)),
        };
        return this;
    }

    internal AkkaConfigurationBuilder WithProvider(ProviderSelection provider)
    {
        ActorRefProvider = provider;
        return this;
    }
}
