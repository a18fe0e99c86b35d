using XChat.Actors.Chat;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

public sealed class CommandSpecs : IDisposable
{
    private readonly GatewayCommand _command = new();

    public void Dispose() => _command.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task Help_names_every_command(string word)
    {
        var told = await _command.RunAsync([word]);

        Assert.Equal((0, ""), (told.ExitCode, told.Errors));
        Assert.All(["check-config", "hash-token", "--version", "SIGHUP"], name => Assert.Contains(name, told.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_is_that_of_the_build()
    {
        var told = await _command.RunAsync(["--version"]);

        Assert.Equal(0, told.ExitCode);
        Assert.Matches(@"^XChat \d+\.\d+\.\d+\S* on \.NET 10\.\S+\s*$", told.Output);
    }

    [Theory]
    [InlineData("--port", "--port")]
    [InlineData("-x", "-x")]
    [InlineData("check-config --all", "--all")]
    [InlineData("a.conf b.conf", "b.conf")]
    public async Task What_it_does_not_know_is_refused_with_one_line(string arguments, string named)
    {
        var told = await _command.RunAsync(arguments.Split(' '));

        Assert.Equal((1, ""), (told.ExitCode, told.Output));
        Assert.Contains(named, Assert.Single(told.Errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_hashed_from_the_input_as_from_an_argument()
    {
        var hash = SecretHash.Of("-a long secret").ToHex();

        Assert.Equal(hash, (await _command.RunAsync(["hash-token"], "-a long secret\n")).Output.Trim());
        Assert.Equal(hash, (await _command.RunAsync(["hash-token", "-a long secret"])).Output.Trim());
        Assert.Equal(1, (await _command.RunAsync(["hash-token"], "\n")).ExitCode);
    }

    [Fact]
    public async Task Every_value_is_printed_with_where_it_stands()
    {
        var file = _command.Write("own.conf", """
            xchat {
              history = 7
              rooms {
                ops { topic = "operations" }
                # history = 8
              }
            }
            akka.loglevel = DEBUG
            """);
        _command.Write(".env", "XCHAT__default-room=hall\n");
        var told = await _command.RunAsync(["check-config", file], "", ("MESSAGE_LIMIT", ""), ("XCHAT__limits__connections", "9"));

        Assert.Equal((0, ""), (told.ExitCode, string.Concat(told.Errors.Split('\n').Where(line => !line.StartsWith("Warning: ", StringComparison.Ordinal)))));
        AssertLine(told, "xchat.history = 7", $"{file}:2");
        AssertLine(told, "xchat.rooms.ops.topic = operations", $"{file}:4");
        AssertLine(told, "xchat.default-room = hall", $"{Path.Combine(_command.Folder, ".env")}: XCHAT__default-room");
        AssertLine(told, "xchat.limits.connections = 9", "environment: XCHAT__limits__connections");
        AssertLine(told, "xchat.limits.message-burst = 30", "reference");
        AssertLine(told, "akka.loglevel = DEBUG", $"{file}:8");
        AssertLine(told, "xchat.dispatcher.throughput = 100", "reference");
    }

    [Fact]
    public async Task No_secret_is_printed()
    {
        var file = _command.Write("own.conf", "xchat { rooms { ops { password = \"open-sesame\" } } }");
        var told = await _command.RunAsync(["check-config"], "", ("XCHAT_CONFIG", file), ("TOKEN", "correct-horse-battery"));

        AssertLine(told, "xchat.token = (secret)", "environment: TOKEN");
        AssertLine(told, "xchat.rooms.ops.password = (secret)", $"{file}:1");
        Assert.DoesNotContain("sesame", told.Output + told.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("horse", told.Output + told.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_used_is_said_as_at_a_start_and_nothing_is_touched()
    {
        var file = _command.Write("own.conf", "xchat.limits.message-bytes = 3");
        var told = await _command.RunAsync(["check-config", file]);

        Assert.Equal((1, ""), (told.ExitCode, told.Output));
        Assert.Contains("own.conf: xchat.limits.message-bytes = 3", told.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await _command.RunAsync(["check-config"])).ExitCode);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(_command.Folder));
    }

    private static void AssertLine(GatewayCommand.Outcome told, string value, string where) =>
        Assert.Contains(told.Output.Split('\n'), line => line.Split("  # ") is [var left, var right] && left.TrimEnd() == value && right.TrimEnd() == where);
}
