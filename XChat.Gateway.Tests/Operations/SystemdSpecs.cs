using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using XChat.Gateway.Tests.Configuration;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

/// <summary>What systemd is told, and what it says of the unit.</summary>
public sealed class SystemdSpecs
{
    private static readonly string Unit = Path.Combine(Repository.Root, "deploy", "systemd", "xchat.service");

    [Fact]
    public async Task It_hears_when_the_server_is_ready_alive_and_stopping()
    {
        var folder = Directory.CreateTempSubdirectory("xchat-notify-").FullName;
        try
        {
            using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            systemd.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, "notify")));
            await using var server = await XChatProcess.StartAsync("", ("NOTIFY_SOCKET", Path.Combine(folder, "notify")), ("WATCHDOG_USEC", "400000"));

            Assert.Equal(["READY=1", "WATCHDOG=1", "WATCHDOG=1"], [await HearAsync(systemd), await HearAsync(systemd), await HearAsync(systemd)]);
            server.Terminate();
            string told;
            do
            {
                told = await HearAsync(systemd);
            }
            while (told == "WATCHDOG=1");
            Assert.Equal("STOPPING=1", told);
            Assert.Equal(0, await server.ExitAsync());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [SkippableFact]
    public async Task The_unit_is_one_that_systemd_understands()
    {
        Skip.IfNot(File.Exists("/usr/bin/systemd-analyze"), "systemd-analyze is not installed (apt install systemd).");

        // The binary need not be there for the file to be right.
        var folder = Directory.CreateTempSubdirectory("xchat-unit-").FullName;
        var copy = Path.Combine(folder, "xchat.service");
        await File.WriteAllTextAsync(copy, (await File.ReadAllTextAsync(Unit)).Replace("/usr/local/bin/xchat", "/bin/true", StringComparison.Ordinal));
        var (code, said) = await RunAsync("verify", copy);
        Directory.Delete(folder, recursive: true);

        Assert.True(code == 0, said);
        Assert.DoesNotContain("xchat.service", said, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_unit_gives_away_little()
    {
        Skip.IfNot(File.Exists("/usr/bin/systemd-analyze"), "systemd-analyze is not installed (apt install systemd).");

        // 20 of 100: what is left is the network, which a server needs, and memory that may be executed, which a JIT needs.
        var (code, said) = await RunAsync("security", "--offline=yes", "--threshold=20", Unit);

        Assert.True(code == 0, said);
    }

    private static async Task<string> HearAsync(Socket socket)
    {
        var buffer = new byte[100];
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, timeout.Token));
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
