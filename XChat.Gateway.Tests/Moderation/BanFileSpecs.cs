using System.Collections.Immutable;
using System.Net;
using XChat.Actors.Chat;
using XChat.Gateway.Moderation;
using XChat.Gateway.Tests.Configuration;
using Xunit;

namespace XChat.Gateway.Tests.Moderation;

public sealed class BanFileSpecs : IDisposable
{
    private static readonly DateTimeOffset Later = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("xchat-bans").FullName;

    private string File => Path.Combine(_folder, "bans.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        ImmutableArray<Ban> bans =
        [
            new(Name("بهرام"), IPAddress.Parse("192.0.2.7"), Later, "said \"no\"\nand more"),
            new(Name("bob"), null, null, ""),
            new(null, IPAddress.Parse("2001:db8:1:2::"), Later, "spam"),
        ];
        BanFile.Write(File, bans);

        Assert.Equal(bans.Select(ban => ban.ToString()), BanFile.Read(File).Select(ban => ban.ToString()));
        Assert.Equal([File], Directory.EnumerateFiles(_folder));
    }

    [SkippableFact]
    public void Nobody_else_on_the_machine_may_read_the_addresses()
    {
        BanFile.Write(File, []);
        if (OperatingSystem.IsWindows())
        {
            Skip.If(true, "File modes are Unix's.");
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void An_address_of_ipv6_is_that_of_its_64() =>
        Assert.Equal(IPAddress.Parse("2001:db8:1:2::"), BanFileFormat.Parse("""{"bans":[{"address":"2001:db8:1:2:3:4:5:6"}]}"""u8)[0].Address);

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("null", "no bans")]
    [InlineData("{}", "line 1")]
    [InlineData("{\"bans\":null}", "line 1")]
    [InlineData("{\"bans\":[\n{\"name\":\"bob\"", "line 2")]
    [InlineData("{\"bans\":[null]}", "ban 1")]
    [InlineData("{\"bans\":[{\"name\":\"bob\"},{}]}", "ban 2")]
    [InlineData("{\"bans\":[{\"name\":\"a\\u202eb\"}]}", "ban 1")]
    [InlineData("{\"bans\":[{\"address\":\"192.0.2\"}]}", "ban 1")]
    [InlineData("{\"bans\":[{\"name\":\"bob\",\"untill\":\"2030-01-02T03:04:05Z\"}]}", "line 1")]
    [InlineData("{\"bans\":[{\"name\":\"bob\",\"until\":\"tomorrow\"}]}", "line 1")]
    public void A_damaged_file_stops_the_start_with_one_line_that_names_it(string content, string where)
    {
        System.IO.File.WriteAllText(File, content);
        var why = Loaded.Refused($"xchat.bans = \"{File}\"");

        Assert.Contains("xchat.bans = ", why, StringComparison.Ordinal);
        Assert.Contains(File, why, StringComparison.Ordinal);
        Assert.Contains(where, why, StringComparison.Ordinal);
        Assert.Equal(content, System.IO.File.ReadAllText(File));
    }

    [Theory]
    [InlineData("xchat.bans = \"\"")]
    [InlineData("xchat.bans = \"/dev/null/bans.json\"")]
    [InlineData("xchat.bans = \"/\"")]
    public void A_place_that_cannot_hold_it_stops_the_start(string conf) =>
        Assert.Contains("xchat.bans", Loaded.Refused(conf), StringComparison.Ordinal);

    [Fact]
    public void Off_by_default() => Assert.Null(Loaded.With("").Bans);

    [Fact]
    public void A_list_that_cannot_be_written_is_kept_for_the_next_try_and_a_newer_one_wins()
    {
        var bans = new BanFile(Path.Combine(_folder, "gone", "bans.json"), []);
        bans.Keep([new Ban(Name("bob"), null, null, "")]);
        Assert.Throws<DirectoryNotFoundException>(bans.Save);
        Directory.CreateDirectory(Path.Combine(_folder, "gone"));
        bans.Save();
        Assert.Equal("bob", Assert.Single(BanFile.Read(bans.Path)).Name!.Value);

        bans.Keep([]);
        bans.Save();
        Assert.Empty(BanFile.Read(bans.Path));
    }

    private static UserName Name(string name)
    {
        Assert.True(UserName.TryParse(name, out var parsed, out _));
        return parsed;
    }
}
