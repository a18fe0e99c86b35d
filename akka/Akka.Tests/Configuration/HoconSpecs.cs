using Akka.Configuration;
using Akka.Configuration.Hocon;
using Xunit;

namespace Akka.Tests.Configuration;

public class HoconSpecs
{
    private static Config Parse(string hocon) => ConfigurationFactory.ParseString(hocon);

    [Theory]
    [InlineData("a.b.c = 1")]
    [InlineData("a { b { c = 1 } }")]
    [InlineData("a { b.c : 1 }")]
    [InlineData("{ a { b { c : 1 } } }")]
    [InlineData("{ \"a\" : { \"b\" : { \"c\" : 1 } } }")]
    [InlineData("a : { b = { c = 1 } }")]
    [InlineData("a\n{\n  b\n  {\n    c = 1\n  }\n}")]
    [InlineData("a.\"b\".c = 1")]
    [InlineData("\uFEFFa.b.c = 1")]
    [InlineData("  \r\n a.b.c = 1 \r\n")]
    public void There_are_many_ways_to_set_the_same_key(string hocon) => Assert.Equal(1, Parse(hocon).GetInt("a.b.c"));

    [Fact]
    public void An_empty_text_is_a_configuration_without_keys() => Assert.True(Parse("").IsEmpty);

    [Fact]
    public void A_text_of_comments_is_a_configuration_without_keys() => Assert.True(Parse("# one\n// two").IsEmpty);

    [Fact]
    public void Members_are_separated_by_commas_or_new_lines()
    {
        var config = Parse("a = 1, b = 2\nc = 3,\nd = 4");
        Assert.Equal([1, 2, 3, 4], new[] { config.GetInt("a"), config.GetInt("b"), config.GetInt("c"), config.GetInt("d") });
    }

    [Fact]
    public void A_comma_after_the_last_member_is_forgiven() => Assert.Equal(1, Parse("{ a = 1, }").GetInt("a"));

    [Fact]
    public void A_comment_ends_with_its_line()
    {
        var config = Parse("a = 1 # one\nb = 2 // two\n# c = 3\n// d = 4\ne = 5");
        Assert.Equal("1", config.GetString("a"));
        Assert.Equal("2", config.GetString("b"));
        Assert.False(config.HasPath("c"));
        Assert.False(config.HasPath("d"));
        Assert.Equal(5, config.GetInt("e"));
    }

    [Fact]
    public void A_comment_sign_in_quotes_is_text() => Assert.Equal("a # b // c", Parse("x = \"a # b // c\"").GetString("x"));

    [Fact]
    public void Words_side_by_side_are_one_text_without_the_white_space_around_it() =>
        Assert.Equal("one two\t three", Parse("a =  \t one two\t three \t \nb = 1").GetString("a"));

    [Fact]
    public void Quoted_and_unquoted_words_side_by_side_are_one_text() =>
        Assert.Equal("one  two three", Parse("a = one \" two\" three").GetString("a"));

    [Theory]
    [InlineData("\\\"", "\"")]
    [InlineData("\\\\", "\\")]
    [InlineData("\\/", "/")]
    [InlineData("\\b\\f\\n\\r\\t", "\b\f\n\r\t")]
    [InlineData("\\u00e9", "é")]
    [InlineData("\\uD83D\\uDE00", "😀")]
    [InlineData("a\\tb\\tc", "a\tb\tc")]
    public void Escapes_are_those_of_JSON(string written, string meant) =>
        Assert.Equal(meant, Parse($"a = \"{written}\"").GetString("a"));

    [Fact]
    public void Triple_quotes_hold_new_lines_and_backslashes_as_they_stand() =>
        Assert.Equal("C:\\one\n \"two\"\n", Parse("a = \"\"\"C:\\one\n \"two\"\n\"\"\"").GetString("a"));

    [Fact]
    public void Quotes_before_triple_quotes_belong_to_the_text() =>
        Assert.Equal("say \"hi\"", Parse("a = \"\"\"say \"hi\"\"\"\"").GetString("a"));

    [Fact]
    public void An_empty_text_is_no_null()
    {
        Assert.Equal("", Parse("a = \"\"").GetString("a"));
        Assert.Equal("", Parse("a = \"\"\"\"\"\"").GetString("a"));
    }

    [Fact]
    public void Null_is_null_and_in_quotes_a_text()
    {
        var config = Parse("a = null, b = \"null\", c = null and void");
        Assert.Null(config.GetString("a", "default"));
        Assert.Equal("null", config.GetString("b"));
        Assert.Equal("null and void", config.GetString("c"));
    }

    [Fact]
    public void A_key_may_hold_white_space() => Assert.Equal(1, Parse("a b c = 1").GetInt("a b c"));

    [Fact]
    public void A_quoted_key_may_hold_anything()
    {
        var config = Parse("a { \"/user/*.b, {c}\".d = 1 }");
        Assert.Equal(1, config.GetInt("a.\"/user/*.b, {c}\".d"));
        Assert.Equal(["/user/*.b, {c}"], config.GetConfig("a").AsEnumerable().Select(member => member.Key));
    }

    [Theory]
    [InlineData("/user/room")]
    [InlineData("/user/*")]
    [InlineData("some-key_1")]
    [InlineData("é")]
    public void An_unquoted_key_may_hold_what_actor_paths_do(string key) =>
        Assert.Equal(1, Parse($"{key} {{ x = 1 }}").GetConfig(key).GetInt("x"));

    [Fact]
    public void A_number_with_a_dot_is_a_path_as_a_key_and_a_number_as_a_value()
    {
        var config = Parse("3.14 = 2.72");
        Assert.Equal(2.72, config.GetConfig("3").GetDouble("14"));
    }

    [Fact]
    public void Objects_of_one_key_are_merged()
    {
        var config = Parse("a { x = 1, y { p = 1 } }\na { y { q = 2 } }\na.z = 3");
        Assert.Equal(1, config.GetInt("a.x"));
        Assert.Equal(1, config.GetInt("a.y.p"));
        Assert.Equal(2, config.GetInt("a.y.q"));
        Assert.Equal(3, config.GetInt("a.z"));
    }

    [Fact]
    public void The_last_value_of_a_key_counts() => Assert.Equal(3, Parse("a = 1\na = 2\na = 3").GetInt("a"));

    [Fact]
    public void A_value_that_is_no_object_forgets_the_object_before_it()
    {
        var config = Parse("a.b = 1\na = null\na.c = 3");
        Assert.False(config.HasPath("a.b"));
        Assert.Equal(3, config.GetInt("a.c"));
    }

    [Fact]
    public void Objects_side_by_side_are_merged()
    {
        var config = Parse("a = { x = 1, y = 1 } { y = 2 }");
        Assert.Equal(1, config.GetInt("a.x"));
        Assert.Equal(2, config.GetInt("a.y"));
    }

    [Theory]
    [InlineData("[1, 2, 3]")]
    [InlineData("[1, 2, 3,]")]
    [InlineData("[\n1\n2\n3\n]")]
    [InlineData("\n[1\n,2 # two\n3]")]
    [InlineData("[1] [2, 3]")]
    [InlineData("[] [1] [] [2] [3]")]
    public void There_are_many_ways_to_write_an_array(string array) => Assert.Equal([1, 2, 3], Parse($"a = {array}").GetIntList("a"));

    [Fact]
    public void Arrays_hold_arrays_and_objects()
    {
        var array = Parse("a = [[1, 2] [3], { x = 1 }, word, \"a text\"]").GetValue("a")!.GetArray();
        Assert.Equal([1, 2, 3], array[0].GetIntList());
        Assert.Equal(1, array[1].GetObject()!.GetKey("x")!.GetInt());
        Assert.Equal("word", array[2].GetString());
        Assert.Equal("a text", array[3].GetString());
    }

    [Fact]
    public void Words_in_an_array_that_no_comma_parts_are_one_element() =>
        Assert.Equal(["1 2 3"], Parse("a = [1 2 3]").GetStringList("a"));

    [Fact]
    public void An_array_may_be_added_to()
    {
        Assert.Equal([1, 2, 3], Parse("a = [1]\na += 2\na += 3").GetIntList("a"));
        Assert.Equal([1], Parse("a += 1").GetIntList("a"));
    }

    [Fact]
    public void One_closing_brace_too_many_at_the_end_is_forgiven() => Assert.Equal(1, Parse("a { b { c = 1 } } }").GetInt("a.b.c"));

    [Theory]
    [InlineData("a { b { c = 1 }")]
    [InlineData("{ a { b { c = 1 } }")]
    public void One_closing_brace_too_few_behind_another_is_forgiven(string hocon) => Assert.Equal(1, Parse(hocon).GetInt("a.b.c"));

    [Fact]
    public void One_closing_brace_too_few_behind_a_comment_is_not_forgiven() =>
        Assert.Throws<ConfigurationException>(() => Parse("a { b { c = 1 }\n # end"));

    [Theory]
    [InlineData("one-word")]
    [InlineData(" a.b \n")]
    public void A_text_that_is_one_key_and_nothing_else_has_no_keys(string hocon) => Assert.True(Parse(hocon).IsEmpty);

    [Fact]
    public void Old_Mac_and_Windows_line_ends_are_line_ends()
    {
        Assert.Equal("1", Parse("a = 1\r\nb = 2").GetString("a"));
        Assert.Equal("1", Parse("a = 1\rb = 2").GetString("a"));
    }

    [Fact]
    public void An_include_is_read_where_somebody_finds_it()
    {
        var config = ConfigurationFactory.ParseString(
            "a { include \"other\"\n y = 3 }",
            name => Parser.Parse($"name = {name}, x = 1, y = ${{x}}", null));
        Assert.Equal("other", config.GetString("a.name"));
        Assert.Equal(1, config.GetInt("a.x"));
        Assert.Equal(3, config.GetInt("a.y"));
    }

    [Theory]
    [InlineData("a { b { x = 1 } c = 2 }")]
    [InlineData("a { b { x = 1 } c : 2 }")]
    [InlineData("a { b { x = 1 }, c = 2 }")]
    [InlineData("a { b { x = 1 }c = 2 }")]
    [InlineData("a { b { x = 1 } \"c\" = 2 } d { }")]
    [InlineData("a.b { x = 1 } a.c = 2")]
    public void What_follows_the_object_of_a_key_needs_no_comma_where_no_sign_stands_before_it(string hocon)
    {
        var config = Parse(hocon);
        Assert.Equal((1, 2), (config.GetInt("a.b.x"), config.GetInt("a.c")));
    }

    [Fact]
    public void Two_objects_of_one_key_are_one_on_one_line() =>
        Assert.Equal((1, 2), (Parse("a { b = 1 } { c = 2 }").GetInt("a.b"), Parse("a { b = 1 } { c = 2 }").GetInt("a.c")));

    [Fact]
    public void An_included_text_is_not_changed_by_the_one_that_includes_it()
    {
        var included = Parser.Parse("o { x = 1 }", null);
        ConfigurationFactory.ParseString("include \"other\"\no { x = 2, y = 3 }", _ => included);
        Assert.Equal(1, included.Value.ToConfig().GetInt("o.x"));
        Assert.False(included.Value.ToConfig().HasPath("o.y"));
    }

    [Fact]
    public void A_key_may_be_named_include()
    {
        Assert.Equal(1, Parse("include = 1").GetInt("include"));
        Assert.Equal(1, Parse("include-files = 1").GetInt("include-files"));
    }
}
