using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Setup;

public class ActorSystemSetupSpecs
{
    [Fact]
    public void A_part_is_found_by_its_type()
    {
        var part = new Malt("Ardbeg");
        var setup = ActorSystemSetup.Create(part);

        Assert.Same(part, setup.Get<Malt>().Value);
        Assert.False(setup.Get<Rye>().HasValue);
    }

    [Fact]
    public void Empty_has_no_part() => Assert.True(ActorSystemSetup.Empty.Get<Malt>().IsEmpty);

    [Fact]
    public void A_later_part_of_the_same_type_replaces_the_earlier_one()
    {
        var later = new Malt("Ledaig");

        Assert.Same(later, ActorSystemSetup.Empty.WithSetup(new Malt("Ardbeg")).WithSetup(later).Get<Malt>().Value);
        Assert.Same(later, ActorSystemSetup.Create(new Malt("Ardbeg"), later).Get<Malt>().Value);
    }

    [Fact]
    public void Parts_are_put_together_in_a_chain()
    {
        var (malt, rye) = (new Malt("Ledaig"), new Rye("Blanton"));

        var setup = new Malt("Ardbeg").And(malt).And(rye);

        Assert.Same(malt, setup.Get<Malt>().Value);
        Assert.Same(rye, setup.Get<Rye>().Value);
    }

    [Fact]
    public void A_setup_is_not_changed_by_what_is_made_of_it()
    {
        var setup = ActorSystemSetup.Create(new Malt("Ardbeg"));

        setup.And(new Rye("Blanton"));

        Assert.False(setup.Get<Rye>().HasValue);
    }

    [Fact]
    public async Task A_system_knows_its_setup()
    {
        var part = new Malt("Ardbeg");
        var system = ActorSystem.Create("setup", ActorSystemSetup.Create(part));

        Assert.Same(part, system.Settings.Setup.Get<Malt>().Value);
        await system.Terminate();
    }

    [Fact]
    public async Task A_bootstrap_brings_the_configuration()
    {
        var system = ActorSystem.Create("bootstrap", BootstrapSetup.Create().WithConfig("own.key = own value"));

        Assert.Equal("own value", system.Settings.Config.GetString("own.key"));
        await system.Terminate();
    }

    [Fact]
    public async Task A_bootstrap_can_be_one_part_of_several()
    {
        var setup = BootstrapSetup.Create().WithConfig("own.key = own value").And(new Malt("Ardbeg"));
        var system = ActorSystem.Create("bootstrap", setup);

        Assert.Equal("own value", system.Settings.Config.GetString("own.key"));
        Assert.True(system.Settings.Setup.Get<Malt>().HasValue);
        await system.Terminate();
    }

    [Fact]
    public void A_bootstrap_says_nothing_at_first()
    {
        Assert.False(BootstrapSetup.Create().Config.HasValue);
        Assert.False(BootstrapSetup.Create().ActorRefProvider.HasValue);
    }

    [Fact]
    public void A_bootstraps_fallback_stands_behind_its_configuration()
    {
        var setup = BootstrapSetup.Create().WithConfig("a = 1").WithConfigFallback("a = 2, b = 3");

        Assert.Equal(1, setup.Config.Value.GetInt("a"));
        Assert.Equal(3, setup.Config.Value.GetInt("b"));
    }

    [Fact]
    public void A_bootstraps_fallback_is_its_configuration_where_there_is_no_other() =>
        Assert.Equal(2, BootstrapSetup.Create().WithConfigFallback("a = 2").Config.Value.GetInt("a"));

    [Fact]
    public void A_bootstrap_keeps_what_it_was_told_before()
    {
        var setup = BootstrapSetup.Create().WithActorRefProvider(ProviderSelection.Local.Instance).WithConfig("a = 1");

        Assert.Same(ProviderSelection.Local.Instance, setup.ActorRefProvider.Value);
    }

    [Fact]
    public async Task The_local_provider_can_be_chosen()
    {
        var system = ActorSystem.Create("local", BootstrapSetup.Create().WithActorRefProvider(ProviderSelection.Local.Instance));

        Assert.IsType<LocalActorRefProvider>(((ExtendedActorSystem)system).Provider);
        await system.Terminate();
    }

    [Theory]
    [InlineData("", "Akka.Actor.LocalActorRefProvider")]
    [InlineData("akka.actor.provider = local", "Akka.Actor.LocalActorRefProvider, Akka")]
    public async Task The_provider_is_called_as_the_configuration_calls_it(string config, string name)
    {
        var system = ActorSystem.Create("provided", config);

        Assert.Equal(name, system.Settings.ProviderClass);
        await system.Terminate();
    }

    private sealed class Malt(string name) : Akka.Actor.Setup.Setup
    {
        public string Name { get; } = name;
    }

    private sealed class Rye(string name) : Akka.Actor.Setup.Setup
    {
        public string Name { get; } = name;
    }
}
