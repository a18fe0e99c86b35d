using Akka.Configuration;
using Akka.Hosting;
using Xunit;

namespace Akka.Tests.Hosting;

public class HoconExtensionsSpecs
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two words", "\"two words\"")]
    [InlineData("", "\"\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("\\", "\"\\\\\"")]
    [InlineData("\"", "\"\\\"\"")]
    [InlineData("/", "\"\\/\"")]
    [InlineData("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"")]
    [InlineData("\u0001", "\"\\u0001\"")]
    [InlineData("\uFB2F", "\"\\ufb2f\"")]
    [InlineData("Server=A\\B;uid=**;", "\"Server=A\\\\B;uid=**;\"")]
    public void A_text_is_quoted_where_it_must_be_and_reads_back(string text, string written)
    {
        Assert.Equal(written, text.ToHocon());
        Assert.Equal(text, ConfigurationFactory.ParseString($"a = {text.ToHocon()}").GetString("a"));
    }

    [Theory]
    [InlineData('$')]
    [InlineData('{')]
    [InlineData('}')]
    [InlineData('[')]
    [InlineData(']')]
    [InlineData(':')]
    [InlineData('=')]
    [InlineData(',')]
    [InlineData('#')]
    [InlineData('`')]
    [InlineData('^')]
    [InlineData('?')]
    [InlineData('!')]
    [InlineData('@')]
    [InlineData('*')]
    [InlineData('&')]
    [InlineData('+')]
    public void A_text_with_a_character_of_the_grammar_reads_back(char character)
    {
        var text = $"a{character}b";
        Assert.Equal($"\"{text}\"", text.ToHocon());
        Assert.Equal(text, ConfigurationFactory.ParseString($"a = {text.ToHocon()}").GetString("a"));
    }

    [Fact]
    public void Numbers_and_booleans_are_written_in_no_culture()
    {
        Assert.Equal("on", true.ToHocon());
        Assert.Equal("off", ((bool?)false).ToHocon());
        Assert.Equal("-1", (-1).ToHocon());
        Assert.Equal("1", ((int?)1).ToHocon());
        Assert.Equal("9223372036854775807", long.MaxValue.ToHocon());
        Assert.Equal("2", ((long?)2).ToHocon());
        Assert.Equal("0.5", 0.5f.ToHocon());
        Assert.Equal("0.5", ((float?)0.5f).ToHocon());
        Assert.Equal("1.25", 1.25.ToHocon());
        Assert.Equal("1.25", ((double?)1.25).ToHocon());
    }

    [Fact]
    public void A_duration_is_written_in_milliseconds_or_as_infinite()
    {
        Assert.Equal("1500", TimeSpan.FromSeconds(1.5).ToHocon());
        Assert.Equal("0", TimeSpan.Zero.ToHocon());
        Assert.Equal("infinite", TimeSpan.Zero.ToHocon(allowInfinite: true, zeroIsInfinite: true));
        Assert.Equal("infinite", Timeout.InfiniteTimeSpan.ToHocon(allowInfinite: true));
        Assert.Equal("infinite", ((TimeSpan?)Timeout.InfiniteTimeSpan).ToHocon(allowInfinite: true));
        Assert.Throws<ConfigurationException>(() => Timeout.InfiniteTimeSpan.ToHocon());
    }

    [Fact]
    public void No_text_is_null()
    {
        Assert.Equal("null", ((string?)null).ToHocon());
        Assert.Null(ConfigurationFactory.ParseString($"a = {((string?)null).ToHocon()}").GetString("a"));
    }

    [Fact]
    public void Null_is_no_value()
    {
        Assert.Throws<ConfigurationException>(() => ((bool?)null).ToHocon());
        Assert.Throws<ConfigurationException>(() => ((int?)null).ToHocon());
        Assert.Throws<ConfigurationException>(() => ((TimeSpan?)null).ToHocon());
    }
}
