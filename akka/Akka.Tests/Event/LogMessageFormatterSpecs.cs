using Akka.Event;
using Xunit;

namespace Akka.Tests.Event;

public class LogMessageFormatterSpecs
{
    [Theory]
    [InlineData("{User} joined {Room}", "anna joined lobby")]
    [InlineData("{0} joined {1}", "anna joined lobby")]
    [InlineData("{1} has {0}", "lobby has anna")]
    [InlineData("{User}{Room}", "annalobby")]
    [InlineData("nothing", "nothing")]
    [InlineData("{{literally}} {User}", "{literally} anna")]
    [InlineData("{User,6}|{Room,-7}|", "  anna|lobby  |")]
    [InlineData("{User} {Room} {Third}", "anna lobby {Third}")]
    [InlineData("{@User}", "anna")]
    [InlineData("{User} and }", "anna and }")]
    [InlineData("{User", "{User")]
    public void A_template_is_filled_by_name_or_by_position(string template, string filled) =>
        Assert.Equal(filled, SemanticLogMessageFormatter.Instance.Format(template, "anna", "lobby"));

    [Fact]
    public void A_hole_may_have_a_format()
    {
        Assert.Equal("1,234.50", SemanticLogMessageFormatter.Instance.Format("{Amount:N2}", 1234.5));
        Assert.Equal("  ff|", SemanticLogMessageFormatter.Instance.Format("{Value,4:x}|", 255));
        Assert.Equal("12:30", SemanticLogMessageFormatter.Instance.Format("{Time:HH:mm}", new DateTime(2026, 1, 1, 12, 30, 0, DateTimeKind.Utc)));
        Assert.Equal("text", SemanticLogMessageFormatter.Instance.Format("{Value:N2}", "text"));
    }

    [Fact]
    public void Null_is_said_in_named_holes_and_empty_in_positional_ones()
    {
        Assert.Equal("is null", SemanticLogMessageFormatter.Instance.Format("is {Value}", [null!]));
        Assert.Equal("is ", SemanticLogMessageFormatter.Instance.Format("is {0}", [null!]));
    }

    [Fact]
    public void A_positional_template_without_enough_arguments_is_a_mistake()
    {
        Assert.Throws<FormatException>(() => SemanticLogMessageFormatter.Instance.Format("{0} {1}", "a"));
        Assert.Throws<FormatException>(() => DefaultLogMessageFormatter.Instance.Format("{0} {1}", "a"));
    }

    [Fact]
    public void The_default_formatter_fills_by_position_alone()
    {
        Assert.Equal("a b", DefaultLogMessageFormatter.Instance.Format("{0} {1}", "a", "b"));
        Assert.Equal("a b", DefaultLogMessageFormatter.Instance.Format("{0} {1}", new List<object> { "a", "b" }));
        Assert.Throws<FormatException>(() => DefaultLogMessageFormatter.Instance.Format("{User}", "a"));
    }

    [Fact]
    public void Arguments_may_be_any_sequence() =>
        Assert.Equal("a b", SemanticLogMessageFormatter.Instance.Format("{X} {Y}", new List<object> { "a", "b" }.Where(_ => true)));

    [Fact]
    public void Many_templates_do_not_fill_the_memory()
    {
        for (var i = 0; i < 5_000; i++)
        {
            Assert.Equal($"{i} a", SemanticLogMessageFormatter.Instance.Format($"{i} {{X}}", "a"));
        }
    }
}
