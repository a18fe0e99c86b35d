using Akka.Actor;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Akka.Tests.Hosting;

public sealed class DependencyResolverSpecs : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Microsoft.Extensions.DependencyInjection.ServiceProvider _services;
    private readonly ActorSystem _system;

    public DependencyResolverSpecs()
    {
        _services = new ServiceCollection().AddSingleton<Shared>().AddScoped<Scoped>().AddTransient<Transient>().BuildServiceProvider();
        _system = ActorSystem.Create("injected", DependencyResolverSetup.Create(_services).And(BootstrapSetup.Create().WithConfig(Some.Quiet)));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _system.Terminate();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task An_actor_has_services_and_arguments()
    {
        var actor = _system.ActorOf(DependencyResolver.For(_system).Props<Wanting>("one", 2), "wanting");
        var had = await actor.Ask<(Shared Shared, Transient Transient, string One, int Two)>("what?", Patience);
        Assert.Same(_services.GetRequiredService<Shared>(), had.Shared);
        Assert.Equal(("one", 2), (had.One, had.Two));
    }

    [Fact]
    public async Task Services_are_resolved_each_time_the_actor_is_made()
    {
        var props = DependencyResolver.For(_system).Props(typeof(Wanting), "one", 2);
        var one = await _system.ActorOf(props).Ask<(Shared Shared, Transient Transient, string, int)>("what?", Patience);
        var actor = _system.ActorOf(props);
        var other = await actor.Ask<(Shared Shared, Transient Transient, string, int)>("what?", Patience);
        actor.Tell("crash");
        var restarted = await actor.Ask<(Shared Shared, Transient Transient, string, int)>("what?", Patience);
        Assert.Equal(3, new[] { one.Transient, other.Transient, restarted.Transient }.Distinct().Count());
        Assert.Single(new[] { one.Shared, other.Shared, restarted.Shared }.Distinct());
    }

    [Fact]
    public async Task An_actor_makes_a_scope_for_what_it_disposes()
    {
        var actor = _system.ActorOf(DependencyResolver.For(_system).Props<Scoping>());
        var scoped = await actor.Ask<Scoped>("what?", Patience);
        Assert.False(scoped.Disposed);
        Assert.True(await actor.GracefulStop(Patience));
        Assert.True(scoped.Disposed);
    }

    [Fact]
    public void Props_can_be_copied_as_usual()
    {
        var props = DependencyResolver.For(_system).Props<Wanting>("one", 2).WithDispatcher("some-dispatcher");
        Assert.Equal(typeof(Wanting), props.Type);
        Assert.Equal("some-dispatcher", props.Dispatcher);
        Assert.Equal(["one", 2], props.Arguments);
    }

    [Fact]
    public void What_is_no_actor_has_no_props() =>
        Assert.Throws<ArgumentException>(() => DependencyResolver.For(_system).Props(typeof(Shared)));

    [Fact]
    public void The_resolver_finds_services()
    {
        var resolver = DependencyResolver.For(_system).Resolver;
        Assert.Same(_services.GetRequiredService<Shared>(), resolver.GetService<Shared>());
        Assert.Same(_services.GetRequiredService<Shared>(), resolver.GetService(typeof(Shared)));
        Assert.Null(resolver.GetService<string>());
        Assert.NotSame(resolver.GetService<Transient>(), resolver.GetService<Transient>());
        Assert.Same(_services, Assert.IsType<ServiceProviderDependencyResolver>(resolver).ServiceProvider);
    }

    [Fact]
    public void The_services_of_a_scope_are_disposed_with_it()
    {
        Scoped scoped;
        using (var scope = DependencyResolver.For(_system).Resolver.CreateScope())
        {
            scoped = scope.Resolver.GetService<Scoped>()!;
            Assert.Same(scoped, scope.Resolver.GetService<Scoped>());
            Assert.False(scoped.Disposed);
        }
        Assert.True(scoped.Disposed);
    }

    [Fact]
    public async Task A_system_without_services_has_no_resolver()
    {
        var system = ActorSystem.Create("alone", Some.Quiet);
        var errors = Akka.Actor.Inbox.Create(system);
        system.EventStream.Subscribe(errors.Receiver, typeof(Akka.Event.Error));
        var cause = Assert.Throws<ConfigurationException>(() => DependencyResolver.For(system));
        Assert.StartsWith("Unable to find [DependencyResolverSetup] included in ActorSystem settings", cause.Message);
        var error = Assert.IsType<Akka.Event.Error>(errors.Receive(TimeSpan.FromSeconds(10)));
        Assert.Same(cause, error.Cause);
        Assert.Equal("Akka.DependencyInjection", error.LogSource);
        await system.Terminate();
    }

    [Fact]
    public void A_setup_needs_services()
    {
        Assert.Throws<ArgumentNullException>(() => DependencyResolverSetup.Create((IServiceProvider)null!));
        Assert.Throws<ArgumentNullException>(() => DependencyResolverSetup.Create((IDependencyResolver)null!));
        var resolver = new ServiceProviderDependencyResolver(_services);
        Assert.Same(resolver, DependencyResolverSetup.Create(resolver).DependencyResolver);
    }

    [Fact]
    public async Task The_actors_of_an_application_have_its_services()
    {
        using var host = Some.Host(
            builder => builder.WithActors((system, registry, resolver) => registry.Register<Wanting>(system.ActorOf(resolver.Props<Wanting>("one", 2)))),
            services => services.AddSingleton<Shared>().AddTransient<Transient>());
        await host.StartAsync();
        var had = await host.Services.GetRequiredService<IRequiredActor<Wanting>>().ActorRef.Ask<(Shared Shared, Transient, string, int)>("what?", Patience);
        Assert.Same(host.Services.GetRequiredService<Shared>(), had.Shared);
        await host.StopAsync();
    }

    public sealed class Shared;

    public sealed class Transient;

    public sealed class Scoped : IDisposable
    {
        public bool Disposed { get; private set; }

        public void Dispose() => Disposed = true;
    }

    public sealed class Wanting : ReceiveActor
    {
        public Wanting(Shared shared, string one, Transient transient, int two)
        {
            Receive<string>(text => text == "crash", _ => throw new InvalidOperationException("crash"));
            Receive<string>(_ => Sender.Tell((shared, transient, one, two)));
        }
    }

    public sealed class Scoping : ReceiveActor
    {
        private readonly IServiceScope _scope;

        public Scoping(IServiceProvider services)
        {
            _scope = services.CreateScope();
            Receive<string>(_ => Sender.Tell(_scope.ServiceProvider.GetRequiredService<Scoped>()));
        }

        protected override void PostStop() => _scope.Dispose();
    }
}
