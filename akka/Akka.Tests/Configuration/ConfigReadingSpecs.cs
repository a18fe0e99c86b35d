using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Configuration;

public class ConfigReadingSpecs
{
    private static Config A(string value) => ConfigurationFactory.ParseString($"a = {value}");

    [Theory]
    [InlineData("on", true)]
    [InlineData("true", true)]
    [InlineData("yes", true)]
    [InlineData("\"true\"", true)]
    [InlineData("off", false)]
    [InlineData("false", false)]
    [InlineData("no", false)]
    public void A_boolean_has_three_names_each(string written, bool meant)
    {
        Assert.Equal(meant, A(written).GetBoolean("a", !meant));
        Assert.Equal([meant, true], A($"[{written}, on]").GetBooleanList("a"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("enabled")]
    [InlineData("null")]
    [InlineData("[]")]
    public void What_is_no_boolean_is_refused(string written) => Assert.Throws<NotSupportedException>(() => A(written).GetBoolean("a"));

    [Theory]
    [InlineData("10 s", 10_000)]
    [InlineData("10s", 10_000)]
    [InlineData("10 seconds", 10_000)]
    [InlineData("1 second", 1_000)]
    [InlineData("0.05 s", 50)]
    [InlineData("1.5 minutes", 90_000)]
    [InlineData("2m", 120_000)]
    [InlineData("1 minute", 60_000)]
    [InlineData("2 hours", 7_200_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("1 day", 86_400_000)]
    [InlineData("2d", 172_800_000)]
    [InlineData("250ms", 250)]
    [InlineData("250 millis", 250)]
    [InlineData("1 millisecond", 1)]
    [InlineData("250", 250)]
    [InlineData("1000 us", 1)]
    [InlineData("2000 microseconds", 2)]
    [InlineData("3000000 ns", 3)]
    [InlineData("\"5 s\"", 5_000)]
    [InlineData("0", 0)]
    public void A_duration_is_a_number_with_a_unit(string written, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), A(written).GetTimeSpan("a"));

    [Fact]
    public void A_duration_may_be_infinite_where_that_is_allowed()
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, A("infinite").GetTimeSpan("a"));
        Assert.Throws<FormatException>(() => A("infinite").GetTimeSpan("a", null, allowInfinite: false));
    }

    [Theory]
    [InlineData("-1s")]
    [InlineData("10 lightyears")]
    [InlineData("s")]
    [InlineData("one second")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("1,5s")]
    [InlineData("NaN")]
    public void What_is_no_duration_is_refused(string written) =>
        Assert.ThrowsAny<Exception>(() => A($"\"{written.Trim('"')}\"").GetTimeSpan("a"));

    [Fact]
    public void A_duration_too_long_is_an_overflow() => Assert.Throws<OverflowException>(() => A("99999999999 days").GetTimeSpan("a"));

    [Theory]
    [InlineData("512", 512)]
    [InlineData("512b", 512)]
    [InlineData("1 kB", 1_000)]
    [InlineData("1 k", 1_024)]
    [InlineData("1 KiB", 1_024)]
    [InlineData("128 kibibytes", 131_072)]
    [InlineData("10 MiB", 10_485_760)]
    [InlineData("10MB", 10_000_000)]
    [InlineData("1.5 K", 1_536)]
    [InlineData("2 GiB", 2_147_483_648)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void A_size_is_a_number_with_a_unit(string written, long bytes)
    {
        Assert.Equal(bytes, A(written).GetByteSize("a"));
        Assert.Equal(bytes, A(written).GetByteSize("a", 1));
    }

    [Theory]
    [InlineData("1 parsec")]
    [InlineData("-1")]
    [InlineData("k")]
    public void What_is_no_size_is_refused(string written) => Assert.Throws<FormatException>(() => A(written).GetByteSize("a"));

    [Fact]
    public void A_size_too_big_is_an_overflow() => Assert.Throws<OverflowException>(() => A("100 EiB").GetByteSize("a"));

    [Fact]
    public void Numbers_are_read_as_what_is_asked_for()
    {
        Assert.Equal(-7, A("-7").GetInt("a"));
        Assert.Equal(long.MaxValue, A("9223372036854775807").GetLong("a"));
        Assert.Equal(1.25e-3, A("1.25e-3").GetDouble("a"));
        Assert.Equal(0.5f, A("0.5").GetFloat("a"));
        Assert.Equal(1.10m, A("1.10").GetDecimal("a"));
        Assert.Equal(255, A("255").GetValue("a")!.GetByte());
    }

    [Fact]
    public void Lists_are_read_as_what_is_asked_for()
    {
        var config = A("[1, 2]");
        Assert.Equal(["1", "2"], config.GetStringList("a"));
        Assert.Equal([1, 2], config.GetIntList("a"));
        Assert.Equal([1L, 2L], config.GetLongList("a"));
        Assert.Equal([1f, 2f], config.GetFloatList("a"));
        Assert.Equal([1d, 2d], config.GetDoubleList("a"));
        Assert.Equal([1m, 2m], config.GetDecimalList("a"));
        Assert.Equal([1, 2], config.GetByteList("a"));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("one")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{ b = 1 }")]
    public void What_is_no_whole_number_is_refused_by_its_value(string written)
    {
        Assert.Throws<FormatException>(() => A(written).GetInt("a"));
        Assert.Throws<FormatException>(() => A(written).GetLong("a"));
    }

    [Fact]
    public void A_number_too_big_is_an_overflow() => Assert.Throws<OverflowException>(() => A("3000000000").GetInt("a"));

    [Fact]
    public void Where_nothing_is_set_the_default_counts()
    {
        var config = Config.Empty;
        Assert.Null(config.GetString("a.b"));
        Assert.Equal("x", config.GetString("a.b", "x"));
        Assert.Equal(0, config.GetInt("a.b"));
        Assert.Equal(1, config.GetInt("a.b", 1));
        Assert.Equal(2L, config.GetLong("a.b", 2));
        Assert.Equal(3d, config.GetDouble("a.b", 3));
        Assert.Equal(4f, config.GetFloat("a.b", 4));
        Assert.Equal(5m, config.GetDecimal("a.b", 5));
        Assert.True(config.GetBoolean("a.b", true));
        Assert.Null(config.GetByteSize("a.b"));
        Assert.Equal(6, config.GetByteSize("a.b", 6));
        Assert.Equal(TimeSpan.Zero, config.GetTimeSpan("a.b"));
        Assert.Equal(TimeSpan.FromSeconds(7), config.GetTimeSpan("a.b", TimeSpan.FromSeconds(7)));
        Assert.Empty(config.GetStringList("a.b"));
        Assert.Equal(["x"], config.GetStringList("a.b", ["x"]));
        Assert.Empty(config.GetIntList("a.b"));
        Assert.Null(config.GetConfig("a.b"));
        Assert.Null(config.GetValue("a.b"));
        Assert.False(config.HasPath("a.b"));
    }

    [Fact]
    public void What_is_no_array_is_an_empty_list() => Assert.Empty(A("1").GetStringList("a"));

    [Fact]
    public void A_value_says_what_it_is()
    {
        var config = ConfigurationFactory.ParseString("s = x, n = null, l = [1], o { p = 1 }, e {}");
        Assert.True(config.GetValue("s")!.IsString());
        Assert.True(config.GetValue("n")!.IsString());
        Assert.True(config.GetValue("l")!.IsArray());
        Assert.True(config.GetValue("o")!.IsObject());
        Assert.False(config.GetValue("o")!.IsString());
        Assert.True(config.GetValue("e")!.IsEmpty);
        Assert.Null(config.GetString("o"));
        Assert.True(config.HasPath("n"));
        Assert.True(config.Root.IsObject());
        Assert.Equal(1, config.GetValue("o")!.GetChildObject("p")!.GetInt());
    }

    [Fact]
    public void An_object_unwraps_to_dictionaries()
    {
        var plain = ConfigurationFactory.ParseString("o { p = 1 }, s = x").Root.GetObject()!.Unwrapped;
        Assert.Equal("x", plain["s"]);
        Assert.Equal("1", ((IDictionary<string, object?>)plain["o"]!)["p"]);
    }

    [Fact]
    public void A_value_can_be_put_under_a_key() =>
        Assert.Equal(1, A("1").GetValue("a")!.AtKey("b").GetInt("b"));

    [Fact]
    public void Many_threads_read_one_configuration()
    {
        var config = ConfigurationFactory.ParseString("a { b = ${c} }, c { d = [1, 2, 3] }").WithFallback("a.b.e = 4");
        Parallel.For(0, 1_000, _ =>
        {
            Assert.Equal([1, 2, 3], config.GetIntList("a.b.d"));
            Assert.Equal(4, config.GetInt("a.b.e"));
        });
    }
}
