using System.Text.RegularExpressions;
using XChat.Gateway.Tests.Configuration;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

/// <summary>docs/log.md and the sources say the same lines.</summary>
public sealed partial class LogPageSpecs
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "log.md"));

    [Fact]
    public void Every_warning_and_error_of_the_sources_is_on_the_page()
    {
        var lines = Lines().ToList();

        Assert.True(lines.Count > 10, "The sources have more than that.");
        Assert.All(lines, line => Assert.Contains($"`{line}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_line_on_the_page_is_in_the_sources() =>
        Assert.Empty(FirstColumn().Matches(Page).Select(row => row.Groups[1].Value).Except(Lines()));

    private static IEnumerable<string> Lines() =>
        from folder in (string[])["XChat.Gateway", "XChat.Actors"]
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        where !Generated().IsMatch(Path.GetRelativePath(Repository.Root, file))
        from found in Loud().Matches(File.ReadAllText(file))
        select found.Groups[1].Value;

    [GeneratedRegex("""(?:Level = LogLevel\.(?:Warning|Error|Critical), Message =\s*|\b_?[lL]og\.(?:Warning|Error|LogWarning|LogError)\((?:\w+, )?)"([^"]+)"(?!\s*\+)""")]
    private static partial Regex Loud();

    [GeneratedRegex("""^\| `([^`]+)` \|""", RegexOptions.Multiline)]
    private static partial Regex FirstColumn();

    [GeneratedRegex(@"(^|[\\/])(bin|obj)[\\/]")]
    private static partial Regex Generated();
}
