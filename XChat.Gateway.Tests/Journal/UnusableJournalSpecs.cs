using Microsoft.Data.Sqlite;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Journal;

/// <summary>A file that cannot be the journal stops the start with one line.</summary>
public sealed class UnusableJournalSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xchat-journal-").FullName;

    private string Journal => Path.Combine(_folder, "rooms.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task One_that_is_no_database_is_not_touched()
    {
        var text = new string('x', 5000);
        await File.WriteAllTextAsync(Journal, text);
        Assert.Contains("cannot be used", await RefusedAsync(), StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(Journal));
    }

    [Fact]
    public async Task One_of_another_program_is_refused()
    {
        Make("CREATE TABLE theirs (a)");
        Assert.Contains("a SQLite file of something else", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_a_later_version_is_refused()
    {
        await using (await XChatProcess.StartAsync(Conf))
        {
        }

        Make("PRAGMA user_version = 99");
        Assert.Contains("version 99", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_another_server_has_open_is_refused()
    {
        await using var first = await XChatProcess.StartAsync(Conf);
        Assert.Contains("another server has it open", await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_in_a_folder_that_is_not_there_is_refused()
    {
        await using var server = XChatProcess.Launch($"xchat.journal = \"{_folder}/nowhere/rooms.db\"");
        Assert.Equal(1, await server.ExitAsync());
    }

    private string Conf => $"xchat.journal = \"{Journal}\"";

    private async Task<string> RefusedAsync()
    {
        await using var server = XChatProcess.Launch(Conf);
        var line = await server.WaitForLogAsync(text => text.Contains("xchat.journal", StringComparison.Ordinal));
        Assert.Equal(1, await server.ExitAsync());
        return line;
    }

    private void Make(string sql)
    {
        using var file = new SqliteConnection($"Data Source={Journal};Pooling=False");
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
