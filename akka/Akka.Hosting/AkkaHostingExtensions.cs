using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Hosting.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>Adding an actor system to an application, and describing it.</summary>
public static class AkkaHostingExtensions
{
    /// <summary>Adds an actor system that starts and stops with the application.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="actorSystemName">The name of the system.</param>
    /// <param name="builder">Describes the system, when it is first asked for.</param>
    public static IServiceCollection AddAkka(this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder> builder) =>
        AddAkka(services, actorSystemName, (system, _) => builder(system));

    /// <summary>Adds an actor system that starts and stops with the application.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="actorSystemName">The name of the system.</param>
    /// <param name="builder">Describes the system, when it is first asked for; it may use services, but none that needs an actor.</param>
    public static IServiceCollection AddAkka(
        this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder, IServiceProvider> builder)
    {
        AddSystem(services, actorSystemName, builder);
        return services.AddHostedService(provider => new AkkaHostedService(
            provider.GetRequiredService<AkkaConfigurationBuilder>(),
            provider,
            provider.GetRequiredService<ILogger<AkkaHostedService>>(),
            provider.GetService<IHostApplicationLifetime>()));
    }

    /// <summary>Adds an actor system that a service of your own starts and stops.</summary>
    /// <typeparam name="T">The service.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="actorSystemName">The name of the system.</param>
    /// <param name="builder">Describes the system, when it is first asked for; it may use services, but none that needs an actor.</param>
    public static IServiceCollection AddAkka<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder, IServiceProvider> builder)
        where T : AkkaHostedService
    {
        AddSystem(services, actorSystemName, builder);
        return services.AddHostedService<T>();
    }

    /// <summary>Adds a configuration.</summary>
    public static AkkaConfigurationBuilder AddHocon(this AkkaConfigurationBuilder builder, Config hocon, HoconAddMode addMode) =>
        builder.AddHocon(hocon, addMode);

    /// <summary>Adds a section of the application's configuration, as <see cref="ConfigurationHoconAdapter.ToHocon"/> reads it.</summary>
    public static AkkaConfigurationBuilder AddHocon(
        this AkkaConfigurationBuilder builder, IConfiguration configuration, HoconAddMode addMode, bool normalizeKeys = true) =>
        builder.AddHocon(configuration.ToHocon(normalizeKeys), addMode);

    /// <summary>Adds a file of HOCON.</summary>
    public static AkkaConfigurationBuilder AddHoconFile(this AkkaConfigurationBuilder builder, string hoconFilePath, HoconAddMode addMode) =>
        builder.AddHocon(ConfigurationFactory.ParseString(File.ReadAllText(hoconFilePath)), addMode);

    /// <summary>Adds a part to the setup of the system; a later part of the same type counts.</summary>
    /// <exception cref="ArgumentException">It is a <see cref="BootstrapSetup"/>: the builder makes that one itself.</exception>
    public static AkkaConfigurationBuilder AddSetup(this AkkaConfigurationBuilder builder, Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        if (setup is BootstrapSetup)
        {
            throw new ArgumentException("Use AddHocon and WithActorRefProvider in the place of a BootstrapSetup.", nameof(setup));
        }
        builder.Setups.RemoveWhere(present => present.GetType() == setup.GetType());
        builder.Setups.Add(setup);
        return builder;
    }

    /// <summary>Chooses who provides references.</summary>
    public static AkkaConfigurationBuilder WithActorRefProvider(this AkkaConfigurationBuilder builder, ProviderSelection providerSelection) =>
        builder.WithProvider(providerSelection);

    /// <summary>Sets how long an Ask without a time-out of its own waits; zero or less, or infinite, is for ever.</summary>
    public static AkkaConfigurationBuilder WithActorAskTimeout(this AkkaConfigurationBuilder builder, TimeSpan timeout) =>
        builder.AddHocon($"akka.actor.ask-timeout = {timeout.ToHocon(allowInfinite: true, zeroIsInfinite: true)}", HoconAddMode.Prepend);

    /// <summary>Starts actors when the system has started.</summary>
    public static AkkaConfigurationBuilder WithActors(this AkkaConfigurationBuilder builder, Action<ActorSystem, IActorRegistry> actorStarter) =>
        builder.StartActors(actorStarter);

    /// <summary>Starts actors when the system has started; the resolver makes those that need services.</summary>
    public static AkkaConfigurationBuilder WithActors(
        this AkkaConfigurationBuilder builder, Action<ActorSystem, IActorRegistry, DependencyInjection.IDependencyResolver> actorStarter) =>
        builder.StartActors(actorStarter);

    /// <summary>Starts actors when the system has started.</summary>
    public static AkkaConfigurationBuilder WithActors(this AkkaConfigurationBuilder builder, ActorStarter actorStarter) =>
        builder.StartActors(actorStarter);

    /// <summary>Starts actors when the system has started; the resolver makes those that need services.</summary>
    public static AkkaConfigurationBuilder WithActors(this AkkaConfigurationBuilder builder, ActorStarterWithResolver actorStarter) =>
        builder.StartActors(actorStarter);

    private static void AddSystem(IServiceCollection services, string name, Action<AkkaConfigurationBuilder, IServiceProvider> describe)
    {
        var builder = new AkkaConfigurationBuilder(services, name);
        services.AddLogging();
        services.AddSingleton(builder);
        services.AddSingleton(provider =>
        {
            describe(builder, provider);
            return builder.CreateSystem(provider);
        });
        services.AddSingleton(provider => ActorRegistry.For(provider.GetRequiredService<ActorSystem>()));
        services.AddSingleton<IActorRegistry>(provider => provider.GetRequiredService<ActorRegistry>());
        services.AddSingleton<IReadOnlyActorRegistry>(provider => provider.GetRequiredService<ActorRegistry>());
        services.TryAddSingleton(typeof(IRequiredActor<>), typeof(RequiredActor<>));
    }
}
