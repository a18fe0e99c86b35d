using System.Text.RegularExpressions;
using Xunit;

namespace XChat.Gateway.Tests;

/// <summary>Knowledge points only downward: a folder may use what stands below it in its list, never above.</summary>
public sealed partial class DependencySpecs
{
    private static readonly string Root = FindRoot();

    /// <summary>Each list from the top down; a namespace that is not named is free.</summary>
    public static TheoryData<string, string[]> Houses => new()
    {
        { "XChat.Actors", ["XChat.Actors", "XChat.Actors.Sessions", "XChat.Actors.Rooms", "XChat.Actors.Commands", "XChat.Actors.Wire", "XChat.Actors.Measures", "XChat.Actors.Chat"] },
        { "XChat.Gateway", ["XChat.Gateway", "XChat.Gateway.Operations", "XChat.Gateway.Operations.Measures", "XChat.Gateway.Configuration", "XChat.Gateway.Page", "XChat.Gateway.Uploads", "XChat.Gateway.Sockets"] },
    };

    [Theory]
    [MemberData(nameof(Houses))]
    public void A_folder_uses_only_what_stands_below_it(string project, string[] topDown)
    {
        var rank = topDown.Select((name, height) => (name, height)).ToDictionary(pair => pair.name, pair => pair.height);
        var upward =
            from file in Sources(project)
            let own = Namespace().Match(File.ReadAllText(file)).Groups[1].Value
            where rank.ContainsKey(own)
            from used in Used().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)
            where rank.TryGetValue(used, out var height) && height < rank[own]
            select $"{Path.GetRelativePath(Root, file)} uses {used}";
        Assert.Empty(upward);
    }

    [Theory]
    [InlineData("XChat.Actors", "Microsoft.AspNetCore", "System.Net.Sockets", "System.Net.WebSockets", "XChat.Gateway")]
    [InlineData("akka/Akka", "Microsoft.", "XChat")]
    [InlineData("akka/Akka.Hosting", "Microsoft.AspNetCore", "XChat")]
    [InlineData("akka/Akka.TestKit.Xunit2", "Microsoft.AspNetCore", "XChat")]
    public void A_project_knows_nothing_of_what_is_above_it(string project, params string[] strangers)
    {
        var found =
            from file in Sources(project)
            from used in Used().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)
            where strangers.Any(stranger => used.StartsWith(stranger, StringComparison.Ordinal))
            select $"{Path.GetRelativePath(Root, file)} uses {used}";
        Assert.Empty(found);
    }

    [Fact]
    public void Nothing_opens_its_internals_to_somebody_else()
    {
        var opened = Sources(".").Where(file => File.ReadAllText(file).Contains("Internals" + "VisibleTo", StringComparison.Ordinal));
        Assert.Empty(opened);
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Generated().IsMatch(Path.GetRelativePath(Root, file)));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "XChat.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("XChat.sln is in no folder above the tests.");
        }

        return folder;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:global )?using (?:static )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Used();

    [GeneratedRegex(@"(^|[\\/])(bin|obj)[\\/]")]
    private static partial Regex Generated();
}
