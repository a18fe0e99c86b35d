using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Akka.Tests.Hosting;

public class HostedSystemSpecs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_system_starts_and_stops_with_the_application()
    {
        using var host = Some.Host(builder => builder.WithActors((system, registry) => registry.Register<Some.Echo>(system.ActorOf(Props.Create(() => new Some.Echo()), "echo"))));
        await host.StartAsync();
        var system = host.Services.GetRequiredService<ActorSystem>();
        Assert.Equal("hosted", system.Name);
        Assert.Equal("hello", await host.Services.GetRequiredService<ActorRegistry>().Get<Some.Echo>().Ask<string>("hello", Patience));
        await host.StopAsync();
        Assert.True(system.WhenTerminated.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Everything_runs_in_the_order_it_was_described_actors_first()
    {
        var order = new List<string>();
        using var host = Some.Host(builder => builder
            .AddStartup((_, _) => order.Add("startup 1"))
            .StartActors((_, _) => order.Add("actors 1"))
            .AddStartup(async (_, _) =>
            {
                await Task.Yield();
                order.Add("startup 2");
            })
            .WithActors(async (_, _) =>
            {
                await Task.Yield();
                order.Add("actors 2");
            })
            .WithActors((_, _, _) => order.Add("actors 3"))
            .StartActors(async (_, _, _) =>
            {
                await Task.Yield();
                order.Add("actors 4");
            }));
        await host.StartAsync();
        Assert.Equal(["actors 1", "actors 2", "actors 3", "actors 4", "startup 1", "startup 2"], order);
        await host.StopAsync();
    }

    [Fact]
    public async Task The_system_stops_by_its_coordinated_shutdown()
    {
        var reason = default(CoordinatedShutdown.Reason);
        using var host = Some.Host(builder => builder.AddStartup((system, _) =>
            CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceStop, "tell", () =>
            {
                reason = CoordinatedShutdown.Get(system).ShutdownReason;
                return Task.FromResult(Done.Instance);
            })));
        await host.StartAsync();
        await host.StopAsync();
        Assert.IsType<CoordinatedShutdown.ClrExitReason>(reason);
    }

    [Fact]
    public async Task A_start_that_fails_stops_the_application_and_says_why()
    {
        using var host = Some.Host(builder => builder.AddStartup((_, _) => throw new InvalidOperationException("boom")));
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());
        Assert.Equal("boom", thrown.Message);
        Assert.True(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        await host.StopAsync();
        Assert.True(host.Services.GetRequiredService<ActorSystem>().WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task A_system_that_terminates_by_itself_stops_the_application()
    {
        using var host = Some.Host(_ => { });
        await host.StartAsync();
        var stopped = new TaskCompletionSource();
        using var registration = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopped.SetResult);
        await host.Services.GetRequiredService<ActorSystem>().Terminate();
        await stopped.Task.WaitAsync(Patience);
        await host.StopAsync();
    }

    [Fact]
    public async Task An_application_that_never_started_its_system_stops_all_the_same()
    {
        using var host = Some.Host((_, _) => throw new InvalidOperationException("no system"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());
        await host.StopAsync();
    }

    [Fact]
    public async Task The_description_may_use_services_of_the_application()
    {
        using var host = Some.Host(
            (builder, services) => builder.AddHocon($"answer = {services.GetRequiredService<Answer>().Value}", HoconAddMode.Append),
            services => services.AddSingleton(new Answer(42)));
        await host.StartAsync();
        Assert.Equal(42, host.Services.GetRequiredService<ActorSystem>().Settings.Config.GetInt("answer"));
        await host.StopAsync();
    }

    [Fact]
    public async Task An_actor_can_be_a_dependency()
    {
        using var host = Some.Host(
            builder => builder.WithActors((system, registry) => registry.Register<Answer>(system.ActorOf(Props.Create(() => new Some.Echo())))),
            services => services.AddSingleton<Consumer>());
        await host.StartAsync();
        Assert.Equal("hello", await host.Services.GetRequiredService<Consumer>().Actor.Ask<string>("hello", Patience));
        await host.StopAsync();
    }

    [Fact]
    public async Task An_actor_that_is_not_registered_cannot_be_depended_on()
    {
        using var host = Some.Host(_ => { }, services => services.AddSingleton<Consumer>());
        await host.StartAsync();
        Assert.Throws<MissingActorRegistryEntryException>(() => host.Services.GetRequiredService<Consumer>());
        await host.StopAsync();
    }

    [Fact]
    public async Task An_actor_can_be_waited_for_before_the_application_has_started()
    {
        using var host = Some.Host(builder => builder.WithActors((system, registry) => registry.Register<Answer>(system.ActorOf(Props.Create(() => new Some.Echo())))));
        var required = host.Services.GetRequiredService<IRequiredActor<Answer>>();
        var waiting = required.GetAsync();
        Assert.False(waiting.IsCompleted);
        await host.StartAsync();
        var actor = await waiting.WaitAsync(Patience);
        Assert.Same(actor, required.ActorRef);
        Assert.Same(actor, await required.GetAsync());
        await host.StopAsync();
    }

    [Fact]
    public async Task Every_registry_of_the_application_is_the_one_of_its_system()
    {
        using var host = Some.Host(_ => { });
        await host.StartAsync();
        var registry = ActorRegistry.For(host.Services.GetRequiredService<ActorSystem>());
        Assert.Same(registry, host.Services.GetRequiredService<ActorRegistry>());
        Assert.Same(registry, host.Services.GetRequiredService<IActorRegistry>());
        Assert.Same(registry, host.Services.GetRequiredService<IReadOnlyActorRegistry>());
        await host.StopAsync();
    }

    [Fact]
    public async Task A_service_of_ones_own_may_start_and_stop_the_system()
    {
        using var host = new HostBuilder()
            .ConfigureServices(services => services.AddAkka<Counting>("hosted", (builder, _) => builder.AddHocon(Some.Quiet, HoconAddMode.Append)))
            .Build();
        await host.StartAsync();
        await host.StopAsync();
        var service = Assert.IsType<Counting>(host.Services.GetServices<IHostedService>().Single(hosted => hosted is AkkaHostedService));
        Assert.Equal((1, 1), (service.Starts, service.Stops));
        Assert.True(host.Services.GetRequiredService<ActorSystem>().WhenTerminated.IsCompleted);
    }

    public sealed record Answer(int Value);

    public sealed class Consumer(IRequiredActor<Answer> actor)
    {
        public IActorRef Actor { get; } = actor.ActorRef;
    }

    public sealed class Counting(
        AkkaConfigurationBuilder builder,
        IServiceProvider services,
        Microsoft.Extensions.Logging.ILogger<AkkaHostedService> logger,
        IHostApplicationLifetime lifetime) : AkkaHostedService(builder, services, logger, lifetime)
    {
        public int Starts { get; private set; }

        public int Stops { get; private set; }

        public override Task StartAsync(CancellationToken cancellationToken)
        {
            Starts++;
            return base.StartAsync(cancellationToken);
        }

        public override Task StopAsync(CancellationToken cancellationToken)
        {
            Stops++;
            return base.StopAsync(cancellationToken);
        }
    }
}
