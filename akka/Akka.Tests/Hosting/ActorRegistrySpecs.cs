using Akka.Actor;
using Akka.Hosting;
using Xunit;

namespace Akka.Tests.Hosting;

public class ActorRegistrySpecs
{
    private readonly ActorRegistry _registry = new();
    private readonly IActorRef _actor = ActorRefs.Nobody;

    private sealed class Key;

    [Fact]
    public void An_actor_is_found_under_its_key()
    {
        _registry.Register<Key>(_actor);
        Assert.Same(_actor, _registry.Get<Key>());
        Assert.True(_registry.TryGet<Key>(out var found));
        Assert.Same(_actor, found);
        Assert.True(_registry.TryGet(typeof(Key), out found));
        Assert.Equal([KeyValuePair.Create(typeof(Key), _actor)], _registry);
    }

    [Fact]
    public void A_key_without_actor_has_nobody()
    {
        Assert.False(_registry.TryGet<Key>(out var nobody));
        Assert.Same(ActorRefs.Nobody, nobody);
        Assert.Throws<MissingActorRegistryEntryException>(() => _registry.Get<Key>());
    }

    [Fact]
    public void A_key_is_taken_once_unless_it_is_to_be_overwritten()
    {
        _registry.Register<Key>(_actor);
        Assert.Throws<DuplicateActorRegistryException>(() => _registry.Register<Key>(_actor));
        Assert.False(_registry.TryRegister<Key>(_actor));
        Assert.False(_registry.TryRegister(typeof(Key), _actor));
        _registry.Register<Key>(_actor, overwrite: true);
        Assert.True(_registry.TryRegister<Key>(_actor, overwrite: true));
    }

    [Fact]
    public void Null_is_no_actor() => Assert.Throws<ArgumentNullException>(() => _registry.TryRegister<Key>(null!));

    [Fact]
    public async Task One_can_wait_for_an_actor()
    {
        var one = _registry.GetAsync<Key>();
        var other = _registry.GetAsync(typeof(Key));
        Assert.False(one.IsCompleted);
        _registry.Register<Key>(_actor);
        Assert.Same(_actor, await one);
        Assert.Same(_actor, await other);
        Assert.True(_registry.GetAsync<Key>().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task One_can_stop_waiting_for_an_actor()
    {
        using var patience = new CancellationTokenSource();
        var one = _registry.GetAsync<Key>(patience.Token);
        var other = _registry.GetAsync<Key>();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _registry.GetAsync<Key>(patience.Token));
        _registry.Register<Key>(_actor);
        Assert.Same(_actor, await other);
    }

    [Fact]
    public async Task Nobody_who_waits_is_forgotten_whoever_comes_first()
    {
        for (var i = 0; i < 2_000; i++)
        {
            var registry = new ActorRegistry();
            var waiting = Task.Run(() => registry.GetAsync<Key>());
            registry.Register<Key>(_actor);
            await waiting.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public async Task A_system_has_one_registry()
    {
        var system = ActorSystem.Create("registry", Some.Quiet);
        Assert.Same(ActorRegistry.For(system), ActorRegistry.For(system));
        await system.Terminate();
    }
}
