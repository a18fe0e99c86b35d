using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Hosting;
using Akka.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Akka.Tests.Hosting;

public class BuilderSpecs
{
    [Fact]
    public void A_builder_begins_without_configuration()
    {
        Assert.False(Some.Builder().Configuration.HasValue);
        Assert.False(Some.Builder().ActorRefProvider.HasValue);
    }

    [Theory]
    [InlineData(HoconAddMode.Append, 1, 2)]
    [InlineData(HoconAddMode.Prepend, 2, 2)]
    [InlineData(HoconAddMode.Replace, 2, 2)]
    public void A_configuration_goes_under_over_or_in_the_place_of_what_is_there(HoconAddMode mode, int a, int b)
    {
        var config = Some.Builder().AddHocon("a = 1, c = 1", HoconAddMode.Append).AddHocon("a = 2, b = 2", mode).Configuration.Value;
        Assert.Equal((a, b), (config.GetInt("a"), config.GetInt("b")));
        Assert.Equal(mode != HoconAddMode.Replace, config.HasPath("c"));
    }

    [Fact]
    public void A_file_can_be_added()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "answer = 42");
        Assert.Equal(42, Some.Builder().AddHoconFile(file, HoconAddMode.Append).Configuration.Value.GetInt("answer"));
        File.Delete(file);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error() =>
        Assert.Throws<FileNotFoundException>(() => Some.Builder().AddHoconFile("no such file.conf", HoconAddMode.Append));

    [Fact]
    public void The_time_out_of_Ask_can_be_set_and_be_infinite()
    {
        Assert.Equal(TimeSpan.FromSeconds(10), Some.Builder().WithActorAskTimeout(TimeSpan.FromSeconds(10)).Configuration.Value.GetTimeSpan("akka.actor.ask-timeout"));
        Assert.Equal("infinite", Some.Builder().WithActorAskTimeout(TimeSpan.Zero).Configuration.Value.GetString("akka.actor.ask-timeout"));
        Assert.Equal("infinite", Some.Builder().WithActorAskTimeout(Timeout.InfiniteTimeSpan).Configuration.Value.GetString("akka.actor.ask-timeout"));
    }

    [Fact]
    public void The_provider_of_references_can_be_chosen() =>
        Assert.Same(ProviderSelection.Local.Instance, Some.Builder().WithActorRefProvider(ProviderSelection.Local.Instance).ActorRefProvider.Value);

    [Fact]
    public void Of_two_setups_of_a_type_the_later_counts()
    {
        var later = new LoggerFactorySetup(NullLoggerFactory.Instance);
        var builder = Some.Builder().AddSetup(new LoggerFactorySetup(NullLoggerFactory.Instance)).AddSetup(later);
        Assert.Same(later, Assert.Single(builder.Setups));
    }

    [Fact]
    public void A_bootstrap_setup_is_refused() => Assert.Throws<ArgumentException>(() => Some.Builder().AddSetup(BootstrapSetup.Create()));

    [Fact]
    public async Task Setups_reach_the_system()
    {
        var filters = new LogFilterBuilder().ExcludeSourceContaining("noise").Build();
        using var host = Some.Host(builder => builder.AddSetup(filters));
        await host.StartAsync();
        Assert.Same(filters, host.Services.GetRequiredService<ActorSystem>().Settings.Setup.Get<LogFilterSetup>().Value);
        await host.StopAsync();
    }

    [Fact]
    public async Task Extensions_are_loaded_with_the_system()
    {
        using var host = Some.Host(builder => builder
            .AddHocon($"akka.extensions = [\"{typeof(OneProvider).AssemblyQualifiedName}\"]", HoconAddMode.Prepend)
            .WithExtension<TwoProvider>()
            .WithExtensions(typeof(ThreeProvider)));
        await host.StartAsync();
        var system = host.Services.GetRequiredService<ActorSystem>();
        Assert.True(system.TryGetExtension<One>(out _));
        Assert.True(system.TryGetExtension<Two>(out _));
        Assert.True(system.TryGetExtension<Three>(out _));
        await host.StopAsync();
    }

    [Fact]
    public void What_is_no_extension_is_refused() => Assert.Throws<ConfigurationException>(() => Some.Builder().WithExtensions(typeof(string)));

    [Fact]
    public void A_configuration_can_be_moved_under_a_path()
    {
        var moved = ((Config)"a = 1, b { c = 2 }").MoveTo("x.\"y.z\"");
        Assert.Equal(1, moved.GetInt("x.\"y.z\".a"));
        Assert.Equal(2, moved.GetInt("x.\"y.z\".b.c"));
        Assert.Equal(3, ((Config)"a = 1").WithFallback("b = 3").MoveTo("x").GetInt("x.b"));
    }

    public sealed class One : IExtension;

    public sealed class OneProvider : ExtensionIdProvider<One>
    {
        public override One CreateExtension(ExtendedActorSystem system) => new();
    }

    public sealed class Two : IExtension;

    public sealed class TwoProvider : ExtensionIdProvider<Two>
    {
        public override Two CreateExtension(ExtendedActorSystem system) => new();
    }

    public sealed class Three : IExtension;

    public sealed class ThreeProvider : ExtensionIdProvider<Three>
    {
        public override Three CreateExtension(ExtendedActorSystem system) => new();
    }
}
