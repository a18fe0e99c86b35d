using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Configuration;

public class SubstitutionSpecs
{
    private static Config Parse(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Fact]
    public void A_reference_stands_for_a_text() => Assert.Equal(1, Parse("a { b = 1, c = ${a.b} }").GetInt("a.c"));

    [Fact]
    public void A_reference_may_come_before_what_it_refers_to() => Assert.Equal(1, Parse("a = ${b}\nb = 1").GetInt("a"));

    [Fact]
    public void A_reference_may_refer_to_a_reference() => Assert.Equal("123", Parse("a = 1, b = ${a}, c = ${b}23").GetString("c"));

    [Fact]
    public void A_reference_may_be_a_part_of_a_text() =>
        Assert.Equal("Hello, my name is Roger!", Parse("n = Roger\na = \"Hello, my name is \"${n}\"!\"").GetString("a"));

    [Fact]
    public void A_reference_in_quotes_is_a_text() => Assert.Equal("${b}", Parse("a = \"${b}\", b = 1").GetString("a"));

    [Fact]
    public void A_reference_stands_for_an_object()
    {
        var config = Parse("a { x = 1 }\nb = ${a}\nb.y = 2");
        Assert.Equal(1, config.GetInt("b.x"));
        Assert.Equal(2, config.GetInt("b.y"));
        Assert.False(config.HasPath("a.y"));
    }

    [Fact]
    public void An_object_may_be_laid_over_what_a_reference_stands_for()
    {
        var config = Parse("base { x = 1, y = 1, in { p = 1 } }\na = ${base} { y = 2, in { q = 2 } }");
        Assert.Equal(1, config.GetInt("a.x"));
        Assert.Equal(2, config.GetInt("a.y"));
        Assert.Equal(1, config.GetInt("a.in.p"));
        Assert.Equal(2, config.GetInt("a.in.q"));
        Assert.Equal(1, config.GetInt("base.y"));
    }

    [Fact]
    public void A_reference_stands_for_an_array() => Assert.Equal([1, 2, 3, 4], Parse("a = [1, 2]\nb = ${a} [3, 4]").GetIntList("b"));

    [Fact]
    public void A_reference_in_an_array_is_an_element()
    {
        var array = Parse("a = 1, b = [0, ${a}, ${b2}], b2 = [2]").GetValue("b")!.GetArray();
        Assert.Equal(1, array[1].GetInt());
        Assert.Equal([2], array[2].GetIntList());
    }

    [Fact]
    public void The_path_of_a_reference_may_be_quoted() => Assert.Equal(1, Parse("\"a.b\" { c = 1 }\nd = ${\"a.b\".c}").GetInt("d"));

    [Fact]
    public void The_last_value_of_a_key_is_what_a_reference_means() => Assert.Equal(2, Parse("a = 1\nb = ${a}\na = 2").GetInt("b"));

    [Fact]
    public void A_reference_to_its_own_key_means_what_was_there_before()
    {
        Assert.Equal("/bin:/usr/bin", Parse("path = /bin\npath = ${path}\":/usr/bin\"").GetString("path"));
        Assert.Equal([1, 2], Parse("a = [1]\na = ${a} [2]").GetIntList("a"));
        Assert.Equal(2, Parse("a { x = 1 }\na = ${a} { y = 2 }").GetInt("a.y"));
    }

    [Fact]
    public void A_reference_that_may_fail_is_nothing_where_it_does()
    {
        var config = Parse("a = 1\na = ${?nothing}\nb = ${?nothing}\nc = x${?nothing}y\nd = [1, ${?nothing}, 2]\ne = ${?nothing} ${?nothing}");
        Assert.Equal(1, config.GetInt("a"));
        Assert.False(config.HasPath("b"));
        Assert.Equal("xy", config.GetString("c"));
        Assert.Equal([1, 2], config.GetIntList("d"));
        Assert.False(config.HasPath("e"));
    }

    [Fact]
    public void A_reference_that_may_fail_counts_where_it_does_not() => Assert.Equal(2, Parse("a = 1\na = ${?b}\nb = 2").GetInt("a"));

    [Fact]
    public void What_is_added_to_an_array_may_be_a_reference() => Assert.Equal([1, 2], Parse("x = 2\na = [1]\na += ${x}").GetIntList("a"));

    [Fact]
    public void What_is_hidden_by_a_later_value_need_not_refer_to_anything() => Assert.Equal(1, Parse("a = ${nothing}\na = 1").GetInt("a"));

    [Fact]
    public void The_environment_is_not_asked() =>
        Assert.Throws<ConfigurationException>(() => Parse("a = ${PATH}"));

    [Theory]
    [InlineData("a = ${a}")]
    [InlineData("a = ${b}, b = ${a}")]
    [InlineData("a = ${b}, b = ${c}, c = ${a}")]
    [InlineData("a { x = ${a} }")]
    [InlineData("a { x = ${b} }, b { y = ${a} }")]
    [InlineData("a = [${a}]")]
    public void A_value_that_refers_to_itself_is_refused(string hocon) => Assert.Throws<ConfigurationException>(() => Parse(hocon));

    [Fact]
    public void Texts_that_double_without_end_are_refused() => Assert.Throws<ConfigurationException>(() => Parse(
        "a0 = xxxxxxxxxx\n" + string.Join('\n', Enumerable.Range(1, 60).Select(i => $"a{i} = ${{a{i - 1}}}${{a{i - 1}}}"))));

    [Fact]
    public void Arrays_that_double_without_end_are_refused() => Assert.Throws<ConfigurationException>(() => Parse(
        "a0 = [1, 2]\n" + string.Join('\n', Enumerable.Range(1, 60).Select(i => $"a{i} = ${{a{i - 1}}} ${{a{i - 1}}}"))));

    [Fact]
    public void Chains_of_references_without_end_are_refused() => Assert.Throws<ConfigurationException>(() => Parse(
        string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"a{i} = ${{a{i + 1}}}")) + "\na10000 = 1"));

    [Fact]
    public void Objects_that_references_nest_without_end_are_refused() => Assert.Throws<ConfigurationException>(() => Parse(
        string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"a{i} {{ x = ${{a{i + 1}}} }}")) + "\na10000 = 1"));
}
