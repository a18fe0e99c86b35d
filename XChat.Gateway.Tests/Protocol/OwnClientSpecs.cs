using System.Diagnostics;
using XChat.Gateway.Tests.Configuration;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Protocol;

/// <summary>The small clients of docs/clients, each in its own interpreter, in a chat.</summary>
public sealed class OwnClientSpecs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [SkippableTheory]
    [InlineData("client.mjs", "node", "--experimental-websocket")]
    [InlineData("client.py", "python3")]
    [InlineData("client.cs", "dotnet", "run", "--no-build")]
    public async Task It_hears_and_is_heard(string file, params string[] command)
    {
        Skip.IfNot(IsInstalled(command[0]), $"{command[0]} is not installed.");
        if (command[0] == "dotnet")
        {
            await BuildAsync(file);
        }

        await using var server = await XChatProcess.StartAsync();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada");
        var start = new ProcessStartInfo(
            command[0], [.. command[1..], Path.Combine(Repository.Root, "docs", "clients", file), .. command[0] == "dotnet" ? ["--"] : Array.Empty<string>(), $"ws://127.0.0.1:{server.Port}/ws", "Small"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var client = Process.Start(start)!;
        try
        {
            using var timeout = new CancellationTokenSource(Patience);
            var joined = ada.UntilAsync("join");
            await Task.WhenAny(joined, client.WaitForExitAsync(timeout.Token));
            Assert.True(joined.IsCompletedSuccessfully, client.HasExited ? await client.StandardError.ReadToEndAsync(timeout.Token) : "It did not join.");

            await ada.SayAsync("سلام, small one");
            var heard = "";
            while (heard is not null && !heard.StartsWith("Ada: سلام, small one", StringComparison.Ordinal))
            {
                heard = await client.StandardOutput.ReadLineAsync(timeout.Token);
            }

            Assert.NotNull(heard);
            await client.StandardInput.WriteLineAsync("I hear \"you\"");
            await client.StandardInput.FlushAsync(timeout.Token);
            var answer = await ada.UntilAsync("message");
            while (answer.GetProperty("username").GetString() == "Ada")
            {
                answer = await ada.UntilAsync("message");
            }

            Assert.Equal("I hear \"you\"", answer.GetProperty("text").GetString());
        }
        finally
        {
            client.Kill(entireProcessTree: true);
            await client.WaitForExitAsync();
        }
    }

    private static async Task BuildAsync(string file)
    {
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", "--nologo", "-v", "quiet", Path.Combine(Repository.Root, "docs", "clients", file)]))!;
        using var timeout = new CancellationTokenSource(Patience);
        await build.WaitForExitAsync(timeout.Token);
        Assert.Equal(0, build.ExitCode);
    }

    private static bool IsInstalled(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, name)));
}
