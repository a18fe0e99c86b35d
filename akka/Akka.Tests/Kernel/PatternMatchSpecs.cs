using Xunit;

namespace Akka.Tests.Kernel;

/// <summary>In Akka.NET 1.5.30, and not in its newest versions.</summary>
public sealed class PatternMatchSpecs
{
    [Theory]
    [InlineData("text", "a text of 4")]
    [InlineData(7, "a number")]
    [InlineData(7.0, "else 7")]
    [InlineData(null, "else ")]
    public void The_first_type_that_an_object_is_of_matches(object? value, string expected)
    {
        var matched = "";
        var result = value!.Match()
            .With<string>(text => matched = $"a text of {text.Length}")
            .With<IFormattable>(() => matched = value is int ? "a number" : $"else {value}")
            .With<object>(_ => matched = "too late")
            .Default(other => matched = $"else {other}");

        Assert.True(result.WasHandled);
        Assert.Equal(expected, matched);
        Assert.False(value!.Match().With<PatternMatchSpecs>(() => matched = "").WasHandled);
    }
}
