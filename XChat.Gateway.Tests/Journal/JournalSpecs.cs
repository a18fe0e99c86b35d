using Microsoft.Data.Sqlite;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Journal;

/// <summary>What survives when the server's process ends, however it ends.</summary>
public sealed class JournalSpecs : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xchat-journal-").FullName;
    private XChatProcess _server = null!;

    private string Journal => Path.Combine(_folder, "rooms.db");

    public async Task InitializeAsync() => _server = await StartAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("KILL", "off"), InlineData("TERM", "off"), InlineData("KILL", "on")]
    public async Task Epoch_ids_and_history_go_on_whichever_way_the_server_ended(string signal, string sync)
    {
        await RestartAsync("TERM", sync);
        var ada = await V2Client.JoinAsync(_server.Port, "ada");
        await ada.SayAsync("one");
        await ada.SayAsync("دو");
        await RestartAsync(signal, sync);

        await using var back = await V2Client.JoinAsync(_server.Port, "ada", ada.Key, (ada.Epoch, 1));
        Assert.Equal((ada.Epoch, true), (back.Epoch, back.Recovered));
        Assert.Equal(["دو"], back.History.Select(message => message.Text()));
        Assert.Equal(3, (await back.SayAsync("three")).Id());
    }

    [Theory]
    [InlineData("KILL"), InlineData("TERM")]
    public async Task What_was_accepted_before_the_end_is_not_accepted_again_after_it(string signal)
    {
        await using var bob = await V2Client.JoinAsync(_server.Port, "bob");
        var ada = await V2Client.JoinAsync(_server.Port, "ada");
        await ada.SayAsync("one", nonce: "n1");
        await RestartAsync(signal);

        await using var back = await V2Client.JoinAsync(_server.Port, "ada", ada.Key, (ada.Epoch, 0));
        Assert.Equal((ada.Key, "ada"), (back.Key, back.Name));
        Assert.Equal(1, (await back.SayAsync("one", nonce: "n1")).Id());
        Assert.Equal(2, (await back.SayAsync("two", nonce: "n2")).Id());
    }

    [Fact]
    public async Task Who_was_there_comes_back_without_a_word()
    {
        var (ada, bob) = (await V2Client.JoinAsync(_server.Port, "ada"), await V2Client.JoinAsync(_server.Port, "bob"));
        await bob.SayAsync("hello");
        await RestartAsync("KILL");

        await using var backA = await V2Client.JoinAsync(_server.Port, "ada", ada.Key, (ada.Epoch, 1));
        await using var backB = await V2Client.JoinAsync(_server.Port, "bob", bob.Key, (bob.Epoch, 1));
        await backB.SayAsync("there again");
        Assert.Equal("message", (await backA.Wire.NextAsync()).Type());
        await using var other = await V2Client.JoinAsync(_server.Port, "ada");
        Assert.Equal("ada~2", other.Name);
    }

    [Fact]
    public async Task Deleted_stays_deleted_and_cleared_stays_cleared()
    {
        var ada = await V2Client.JoinAsync(_server.Port, "ada", token: XChatProcess.Token);
        await ada.SayAsync("one");
        await ada.SayAsync("two");
        await ada.Wire.SayAsync("""{"type":"message","text":"/delete 1"}""");
        await ada.Wire.UntilAsync("deleted");
        await RestartAsync("KILL");
        var back = await V2Client.JoinAsync(_server.Port, "ada", token: XChatProcess.Token);
        Assert.Equal(["two"], back.History.Select(message => message.Text()));

        await back.Wire.SayAsync("""{"type":"message","text":"/clear"}""");
        await back.Wire.UntilAsync("cleared");
        await RestartAsync("KILL");
        await using var again = await V2Client.JoinAsync(_server.Port, "ada");
        Assert.Empty(again.History);
        Assert.Equal(3, (await again.SayAsync("three")).Id());
    }

    [Fact]
    public async Task An_upload_stays_as_long_as_its_message_in_the_journal()
    {
        var (url, orphan) = (await UploadAsync("گل.png"), await UploadAsync("orphan.png"));
        var ada = await V2Client.JoinAsync(_server.Port, "ada");
        await ada.SayAsync("look", attachment: url);
        await RestartAsync("KILL");

        await using var back = await V2Client.JoinAsync(_server.Port, "ada");
        var attachment = Assert.Single(back.History).GetProperty("attachment");
        Assert.Equal((url, "گل.png"), (attachment.GetProperty("url").GetString(), attachment.GetProperty("filename").GetString()));

        // Both were there before: what nobody has told of goes, and the other would have gone with it.
        for (var look = 0; look < 400 && await IsThereAsync(orphan); look++)
        {
            await Task.Delay(50);
        }

        Assert.False(await IsThereAsync(orphan));
        Assert.True(await IsThereAsync(url));
    }

    [Fact]
    public void What_was_said_is_in_files_of_the_server_s_user_alone()
    {
        var files = Directory.GetFiles(_folder, "rooms.db*").Where(file => !file.EndsWith("-lock", StringComparison.Ordinal)).ToList();
        Assert.Contains(Journal + "-wal", files);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode));
    }

    [Fact]
    public async Task A_message_that_leaves_the_history_leaves_the_journal()
    {
        var ada = await V2Client.JoinAsync(_server.Port, "ada", path: "/ws/small");
        for (var i = 1; i <= 6; i++)
        {
            await ada.SayAsync($"{i}");
        }

        await RestartAsync("TERM");
        await using var back = await V2Client.JoinAsync(_server.Port, "ada", path: "/ws/small");
        Assert.Equal(["4", "5", "6"], back.History.Select(message => message.Text()));
        await using var late = await V2Client.JoinAsync(_server.Port, "late", since: (ada.Epoch, 2), path: "/ws/small");
        Assert.False(late.Recovered);
        Assert.InRange(Number("SELECT count(*) FROM messages"), 3, 4);
    }

    [Theory]
    [InlineData("KILL", "off", true), InlineData("TERM", "off", false), InlineData("KILL", "on", false)]
    public async Task After_a_power_cut_that_may_have_taken_something_another_epoch_begins(string signal, string sync, bool another)
    {
        await RestartAsync("TERM", sync);
        var ada = await V2Client.JoinAsync(_server.Port, "ada");
        await ada.SayAsync("one");
        await EndAsync(signal);
        Run("UPDATE life SET boot = 'another boot of the machine'");
        _server = await StartAsync(sync);
        await using var back = await V2Client.JoinAsync(_server.Port, "ada", ada.Key, (ada.Epoch, 1));
        Assert.Equal(another, back.Epoch != ada.Epoch);
        Assert.Equal(!another, back.Recovered);
        Assert.Equal(2, (await back.SayAsync("two")).Id());
    }

    [Fact]
    public async Task No_key_and_no_secret_is_in_the_file()
    {
        var ada = await V2Client.JoinAsync(_server.Port, "ada", token: XChatProcess.Token);
        await ada.SayAsync("one", nonce: "n1");
        await EndAsync("TERM");
        var bytes = await File.ReadAllBytesAsync(Journal);
        Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(ada.Key)));
        Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(XChatProcess.Token)));
        Assert.NotEqual(-1, bytes.AsSpan().IndexOf("one"u8));
        _server = await StartAsync();
    }

    private static string Conf(string journal, string sync) =>
        $"xchat {{ journal = \"{journal}\", journal-sync = {sync}, rooms = {{ small {{ history = 3 }} }}, uploads.orphan-after = 4s, uploads.directory = \"{journal}-uploads\" }}";

    private Task<XChatProcess> StartAsync(string sync = "off") => XChatProcess.StartAsync(Conf(Journal, sync));

    private async Task<string> UploadAsync(string name)
    {
        using var answer = await _server.UploadAsync(Uploads.Some.Png, name, "image/png");
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsStringAsync();
        return body.Split("\"url\":\"")[1].Split('"')[0];
    }

    private async Task<bool> IsThereAsync(string url)
    {
        using var answer = await _server.Http.GetAsync(new Uri(url, UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }

    private async Task RestartAsync(string signal, string sync = "off")
    {
        await EndAsync(signal);
        _server = await StartAsync(sync);
    }

    private async Task EndAsync(string signal)
    {
        _server.Signal(signal);
        await _server.ExitAsync();
        await _server.DisposeAsync();
    }

    private void Run(string sql)
    {
        using var file = Opened();
        using var command = file.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Number(string sql)
    {
        using var file = Opened();
        using var command = file.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Opened()
    {
        var file = new SqliteConnection($"Data Source={Journal};Pooling=False");
        file.Open();
        return file;
    }
}
