using System.Text;
using Akka.Configuration;
using Akka.Hosting;
using Akka.Hosting.Configuration;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Akka.Tests.Hosting;

public class ConfigurationAdapterSpecs
{
    private static IConfigurationRoot Json(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    private static IConfigurationRoot Values(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)))
        .Build();

    [Fact]
    public void Sections_are_objects_and_values_are_read_as_usual()
    {
        var config = Json("""{ "akka": { "cluster": { "min-nr": 99, "log-info": false, "version": "1.0.0" } }, "test": "text" }""").ToHocon();
        Assert.Equal(99, config.GetInt("akka.cluster.min-nr"));
        Assert.False(config.GetBoolean("akka.cluster.log-info", true));
        Assert.Equal("1.0.0", config.GetString("akka.cluster.version"));
        Assert.Equal("text", config.GetString("test"));
    }

    [Fact]
    public void A_key_with_dots_is_a_path_and_merged_with_its_like()
    {
        var config = Json("""{ "a.b.c": "2s", "a": { "d": 1 }, "a.b": { "e": 3 } }""").ToHocon();
        Assert.Equal(TimeSpan.FromSeconds(2), config.GetTimeSpan("a.b.c"));
        Assert.Equal(1, config.GetInt("a.d"));
        Assert.Equal(3, config.GetInt("a.b.e"));
    }

    [Fact]
    public void A_key_in_quotes_is_no_path()
    {
        var config = Json("""{ "akka.actor.bindings": { "\"System.Int32\"": "json" } }""").ToHocon(normalizeKeys: false);
        Assert.Equal(["System.Int32"], config.GetConfig("akka.actor.bindings").AsEnumerable().Select(binding => binding.Key));
        Assert.Equal("json", config.GetString("akka.actor.bindings.\"System.Int32\""));
    }

    [Fact]
    public void Arrays_are_in_the_order_of_their_numbers()
    {
        Assert.Equal(["front", "back"], Json("""{ "roles": ["front", "back"] }""").ToHocon().GetStringList("roles"));
        Assert.Equal(["zero", "one", "two"], Values(("A:0", "zero"), ("A:22", "two"), ("A:1", "one")).ToHocon().GetStringList("a"));
    }

    [Fact]
    public void Arrays_hold_objects_and_arrays()
    {
        var array = Json("""{ "a": [{ "x": 1 }, [2, 3]] }""").ToHocon().GetValue("a")!.GetArray();
        Assert.Equal(1, array[0].GetObject()!.GetKey("x")!.GetInt());
        Assert.Equal([2, 3], array[1].GetIntList());
    }

    [Fact]
    public void Keys_of_the_environment_become_keys_of_HOCON()
    {
        var config = Values(("AKKA:LOG_LEVEL", "INFO"), ("AKKA:ACTOR:\"System.Object\"", "x")).ToHocon();
        Assert.Equal("INFO", config.GetString("akka.log-level"));
        Assert.Null(config.GetString("AKKA.LOG-LEVEL"));
        Assert.Equal("x", config.GetString("akka.actor.\"system.object\""));
    }

    [Fact]
    public void The_case_of_keys_may_be_kept()
    {
        var config = Values(("akka:LOG_LEVEL", "INFO")).ToHocon(normalizeKeys: false);
        Assert.Equal("INFO", config.GetString("akka.LOG-LEVEL"));
        Assert.Null(config.GetString("akka.log-level"));
    }

    [Fact]
    public void A_section_is_the_one_key_of_its_configuration()
    {
        var root = Values(("Chat:akka:loglevel", "INFO"), ("akka:loglevel", "DEBUG"));
        Assert.Equal("INFO", root.GetSection("Chat").ToHocon().GetString("chat.akka.loglevel"));
        Assert.Equal("INFO", root.GetSection("Chat").GetSection("akka").ToHocon().GetString("akka.loglevel"));
        Assert.Equal("DEBUG", root.GetSection("akka:loglevel").ToHocon().GetString("loglevel"));
    }

    [Fact]
    public void Booleans_are_on_or_off()
    {
        var config = Json("""{ "a": true, "b": false }""").ToHocon();
        Assert.Equal("on", config.GetString("a"));
        Assert.Equal("off", config.GetString("b"));
    }

    [Fact]
    public void A_section_can_be_added_to_a_system()
    {
        var section = Values(("Chat:akka:loglevel", "INFO"), ("akka:loglevel", "DEBUG")).GetSection("akka");
        Assert.Equal("DEBUG", Some.Builder().AddHocon(section, HoconAddMode.Prepend).Configuration.Value.GetString("akka.loglevel"));
    }

    [Fact]
    public void The_environment_of_this_process_can_be_read() =>
        Assert.NotNull(new ConfigurationBuilder().AddEnvironmentVariables().Build().ToHocon().ToString());
}
