using Akka.Configuration;
using Akka.Configuration.Hocon;
using Xunit;

namespace Akka.Tests.Configuration;

public class FallbackSpecs
{
    private static Config Parse(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Fact]
    public void A_key_that_is_not_set_is_read_from_the_fallback()
    {
        var config = Parse("a { x = 1 }").WithFallback(Parse("a { x = 2, y = 2 }, b = 3"));
        Assert.Equal(1, config.GetInt("a.x"));
        Assert.Equal(2, config.GetInt("a.y"));
        Assert.Equal(3, config.GetInt("b"));
    }

    [Fact]
    public void Fallbacks_have_fallbacks_however_they_are_put_together()
    {
        Config a = "x = 1", b = "x = 2, y = 2", c = "x = 3, y = 3, z = 3";
        foreach (var config in new[] { a.WithFallback(b).WithFallback(c), a.WithFallback(b.WithFallback(c)) })
        {
            Assert.Equal("1 2 3", $"{config.GetInt("x")} {config.GetInt("y")} {config.GetInt("z")}");
            Assert.Equal(2, config.Fallback!.GetInt("x"));
        }
    }

    [Fact]
    public void A_part_of_a_configuration_has_the_same_part_of_its_fallback()
    {
        var part = Parse("a.b { x = 1 }").WithFallback(Parse("a.b { x = 2, y = 2 }")).GetConfig("a.b");
        Assert.Equal(1, part.GetInt("x"));
        Assert.Equal(2, part.GetInt("y"));
    }

    [Fact]
    public void What_is_no_object_hides_the_object_under_it()
    {
        var config = Parse("a.b = 1").WithFallback(Parse("a.b.c = 2"));
        Assert.Equal(1, config.GetInt("a.b"));
        Assert.False(config.HasPath("a.b.c"));
    }

    [Fact]
    public void An_object_hides_what_is_no_object_under_it() =>
        Assert.Equal(2, Parse("a.b.c = 2").WithFallback(Parse("a.b = 1")).GetInt("a.b.c"));

    [Fact]
    public void Null_hides_what_is_under_it()
    {
        var config = Parse("a = null").WithFallback(Parse("a = 1"));
        Assert.True(config.HasPath("a"));
        Assert.Null(config.GetString("a", "x"));
    }

    [Fact]
    public void An_array_hides_the_array_under_it() =>
        Assert.Equal([1], Parse("a = [1]").WithFallback(Parse("a = [2, 3]")).GetIntList("a"));

    [Fact]
    public void Neither_of_the_two_changes()
    {
        Config upper = "a { x = 1 }", lower = "a { y = 2 }";
        Assert.Equal(2, upper.WithFallback(lower).GetInt("a.y"));
        Assert.False(upper.HasPath("a.y"));
        Assert.False(lower.HasPath("a.x"));
    }

    [Fact]
    public void No_fallback_changes_nothing()
    {
        var config = Parse("a = 1");
        Assert.Same(config, config.WithFallback(null));
        Assert.Equal(1, config.WithFallback(Config.Empty).GetInt("a"));
        Assert.Equal(1, Config.Empty.WithFallback(config).GetInt("a"));
    }

    [Fact]
    public void A_configuration_is_not_its_own_fallback()
    {
        var config = Parse("a = 1");
        Assert.Throws<ArgumentException>(() => config.WithFallback(config));
    }

    [Fact]
    public void A_text_can_be_laid_over_or_under_by_plus()
    {
        var config = Parse("a = 1");
        Assert.Equal(2, (config + "a = 3, b = 2").GetInt("b"));
        Assert.Equal(1, (config + "a = 3, b = 2").GetInt("a"));
        Assert.Equal(3, ("a = 3, b = 2" + config).GetInt("a"));
    }

    [Fact]
    public void The_safe_way_takes_what_is_there()
    {
        var config = Parse("a = 1");
        Assert.Same(config, ((Config?)null).SafeWithFallback(config));
        Assert.Same(config, config.SafeWithFallback(null));
        Assert.Same(config, config.SafeWithFallback(config));
        Assert.Same(config, Config.Empty.SafeWithFallback(config));
        Assert.Equal(2, config.SafeWithFallback("b = 2")!.GetInt("b"));
        Assert.True(((Config?)null).IsNullOrEmpty());
        Assert.True(Config.Empty.IsNullOrEmpty());
        Assert.False(config.IsNullOrEmpty());
    }

    [Fact]
    public void The_topmost_keys_are_listed_with_those_of_the_fallback() =>
        Assert.Equal(["a", "b", "c"], Parse("a = 1, b = 2").WithFallback(Parse("c = 3, a = 4")).AsEnumerable().Select(member => member.Key));

    [Fact]
    public void A_configuration_shows_itself_with_or_without_its_fallback()
    {
        var config = Parse("a = 1").WithFallback(Parse("b = \"two words\""));
        Assert.Equal("{\n  a : 1\n}", config.ToString());
        Assert.Equal("{\n  a : 1\n  b : \"two words\"\n}", config.ToString(includeFallback: true));
        Assert.Equal("{}", Config.Empty.ToString());
    }

    [Fact]
    public void The_reference_configuration_has_the_documented_defaults()
    {
        var reference = ConfigurationFactory.Default();
        Assert.Same(reference, ConfigurationFactory.Default());
        Assert.Equal("INFO", reference.GetString("akka.loglevel"));
        Assert.Equal("WARNING", reference.GetString("akka.stdout-loglevel"));
        Assert.Equal(["Akka.Event.DefaultLogger"], reference.GetStringList("akka.loggers"));
        Assert.Equal(10, reference.GetInt("akka.log-dead-letters"));
        Assert.Equal(TimeSpan.FromMinutes(5), reference.GetTimeSpan("akka.log-dead-letters-suspend-duration"));
        Assert.Equal(Timeout.InfiniteTimeSpan, reference.GetTimeSpan("akka.actor.ask-timeout"));
        Assert.Equal(30, reference.GetInt("akka.actor.default-dispatcher.throughput"));
    }

    [Fact]
    public void A_resource_of_an_assembly_can_be_read()
    {
        Assert.Equal(42, ConfigurationFactory.FromResource<FallbackSpecs>("Akka.Tests.Configuration.resource.conf").GetInt("answer"));
        Assert.Equal(42, ConfigurationFactory.FromResource("Akka.Tests.Configuration.resource.conf", this).GetInt("answer"));
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.FromResource<FallbackSpecs>("nothing.conf"));
    }

    [Fact]
    public void The_application_has_no_configuration_of_its_own() => Assert.True(ConfigurationFactory.Load().IsEmpty);

    [Fact]
    public void A_value_can_be_made_of_elements()
    {
        var value = new HoconValue([new HoconLiteral { Value = "a" }, new HoconLiteral { Value = "b" }]);
        Assert.Equal("ab", value.GetString());
        Assert.Single(value.Values);
    }

    [Fact]
    public void A_missing_section_is_named()
    {
        Assert.Equal("Failed to instantiate FallbackSpecs: Configuration does not contain `akka.x` node", ConfigurationException.NullOrEmptyConfig<FallbackSpecs>("akka.x").Message);
        Assert.Equal("Failed to instantiate FallbackSpecs: Configuration is null or empty", ConfigurationException.NullOrEmptyConfig<FallbackSpecs>().Message);
    }
}
