using System.Text.RegularExpressions;
using XChat.Gateway.Tests.Configuration;
using Xunit;

namespace XChat.Gateway.Tests.Attacks;

/// <summary>SECURITY.md names tests: they are there.</summary>
public sealed partial class SecurityDocumentSpecs
{
    [Fact]
    public void Every_test_that_it_names_exists()
    {
        var named = Named().Matches(File.ReadAllText(Path.Combine(Repository.Root, "SECURITY.md"))).Select(match => (Class: match.Groups[1].Value, Test: match.Groups[2].Value)).ToList();
        Assert.InRange(named.Count, 40, 200);
        var sources = new[] { "XChat.Gateway.Tests", "XChat.Actors.Tests" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        Assert.All(named, test => Assert.Contains(sources, source =>
            source.Contains($" {test.Test}(", StringComparison.Ordinal) && source.Contains($"class {test.Class}", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"`(\w+)\.([A-Z]\w+_\w+)`")]
    private static partial Regex Named();
}
