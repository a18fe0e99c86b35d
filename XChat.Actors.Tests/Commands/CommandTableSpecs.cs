using XChat.Actors.Chat;
using XChat.Actors.Commands;
using Xunit;

namespace XChat.Actors.Tests.Commands;

public sealed class CommandTableSpecs
{
    [Theory]
    [InlineData("/help", "/help", "")]
    [InlineData("/who ", "/who", "")]
    [InlineData("/me  waves ", "/me", "waves")]
    [InlineData("/kick bob\nnow", "/kick", "bob\nnow")]
    public void A_text_that_begins_with_a_command_word_is_that_command(string text, string word, string arguments)
    {
        Assert.True(CommandTable.TryFind(text, out var found, out var rest));
        Assert.Equal((word, arguments), (found.Word, rest));
    }

    [Theory]
    [InlineData("/helpme")]
    [InlineData("/Help")]
    [InlineData(" /help")]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("help")]
    [InlineData("")]
    public void Any_other_text_is_text(string text)
    {
        Assert.False(CommandTable.TryFind(text, out _, out _));
    }

    [Fact]
    public void The_first_three_are_for_all_and_the_rest_for_admins()
    {
        Assert.Equal(["/help", "/who", "/me"], CommandTable.All.Where(word => word.Needs == Role.User).Select(word => word.Word));
    }

    [Theory]
    [InlineData("/me")]
    [InlineData("/kick")]
    [InlineData("/delete x")]
    [InlineData("/delete -1")]
    [InlineData("/announce  ")]
    public void Wrong_arguments_make_no_command(string text)
    {
        Assert.True(CommandTable.TryFind(text, out var word, out var arguments));
        Assert.Null(word.Read(arguments));
    }
}
