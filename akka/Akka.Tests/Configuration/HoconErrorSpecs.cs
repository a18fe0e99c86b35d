using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Configuration;

public class HoconErrorSpecs
{
    [Theory]
    [InlineData("a = akka.tcp://x", 1, 13, "':' must stand in quotes")]
    [InlineData("\n\n  a = [akka.tcp://x]", 3, 16, "':' must stand in quotes")]
    [InlineData("a = b*c", 1, 6, "'*' must stand in quotes")]
    [InlineData("a = \\x", 1, 5, "'\\' must stand in quotes")]
    [InlineData("a = $b", 1, 5, "'$' must stand in quotes")]
    [InlineData("a = ,", 1, 5, "',' where a value for the key 'a' is expected")]
    [InlineData("a.b =", 1, 6, "the text ends where a value for the key 'a.b' is expected")]
    [InlineData("a\n#", 2, 2, "the text ends where '=', ':' or '{' after the key 'a' is expected")]
    [InlineData("a = 1\nb", 2, 2, "the text ends where '=', ':' or '{' after the key 'b' is expected")]
    [InlineData("a ] 1", 1, 3, "']' where '=', ':' or '{' after the key 'a' is expected")]
    [InlineData("= 1", 1, 1, "'=' where a key is expected")]
    [InlineData("a..b = 1", 1, 3, "'.' where a key is expected")]
    [InlineData("a = 1,, b = 2", 1, 7, "',' where a key is expected")]
    [InlineData("[1, 2]", 1, 1, "'[' where a key is expected")]
    [InlineData("a = [1, 2", 1, 5, "this '[' has no ']'")]
    [InlineData("a = [1,, 2]", 1, 8, "',' where a value or ']' is expected")]
    [InlineData("a = \"open", 1, 5, "no closing quote")]
    [InlineData("a = \"open\nb = 1\"", 1, 5, "no closing quote")]
    [InlineData("a = \"\"\"open", 1, 5, "no closing \"\"\"")]
    [InlineData("a = \"\\y\"", 1, 6, "unknown escape")]
    [InlineData("a = \"\\u12g4\"", 1, 6, "four hexadecimal digits")]
    [InlineData("a = 1 {b = 2}", 1, 5, "a text and an object cannot be joined")]
    [InlineData("a = [1] 2", 1, 5, "an array and a text cannot be joined")]
    [InlineData("a = { b = 1 } c = 2", 1, 17, "'=' must stand in quotes")]
    [InlineData("a { b { c { d = 1 }", 1, 3, "this '{' has no '}'")]
    [InlineData("a { b = 1", 1, 3, "this '{' has no '}'")]
    [InlineData("\n{ a = 1", 2, 1, "this '{' has no '}'")]
    [InlineData("a {", 1, 3, "this '{' has no '}'")]
    [InlineData("a = 1 }}", 1, 8, "'}' where the end of the text is expected")]
    [InlineData("a = 1 } b = 2", 1, 9, "'b' where the end of the text is expected")]
    [InlineData("a {\n  b = ${c}\n}", 2, 7, "${c} refers to nothing")]
    [InlineData("a = ${b", 1, 8, "the text ends where '}' after the path")]
    [InlineData("a = ${}", 1, 7, "'}' where a key is expected")]
    [InlineData("a = 1\n\ninclude \"b\"", 3, 1, "include is refused")]
    [InlineData("include file(\"b\")", 1, 1, "include is refused")]
    public void A_mistake_is_shown_with_its_line_and_column(string hocon, int line, int column, string what)
    {
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon));
        Assert.StartsWith($"HOCON, line {line}, column {column}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_include_that_finds_nothing_is_a_mistake() =>
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString("include \"x\"", _ => null!));

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Depth_without_end_is_refused(char bracket) =>
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString("a = " + string.Concat(Enumerable.Repeat($"{bracket}a=", 100_000))));

    [Fact]
    public void A_path_without_end_is_refused() =>
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(string.Join('.', Enumerable.Repeat("a", 100_000)) + " = 1"));

    [Fact]
    public void A_null_text_is_refused() => Assert.Throws<ArgumentNullException>(() => ConfigurationFactory.ParseString(null!));
}
