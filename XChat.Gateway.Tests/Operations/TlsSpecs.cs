using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

/// <summary>TLS by the server itself.</summary>
public sealed class TlsSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xchat-tls-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_chat_over_wss_is_the_same_chat()
    {
        var (serial, conf) = SelfMade.Write(_folder);
        await using var server = await XChatProcess.StartAsync(conf);
        var (ada, certificate) = await WireClient.ConnectTlsAsync(server.Port);
        var (bob, _) = await WireClient.ConnectTlsAsync(server.Port);
        await using (ada)
        await using (bob)
        {
            await ada.SayAsync("Ada");
            Assert.Empty(await ada.FrameAsync());
            await bob.SayAsync("Bob");
            await ada.UntilAsync("join");
            for (var i = 0; i < 20; i++)
            {
                await ada.SayAsync($"{i} {new string('x', 2_000)}");
                Assert.StartsWith($"{i} ", (await bob.UntilAsync("message")).GetProperty("text").GetString(), StringComparison.Ordinal);
            }

            Assert.Equal(serial, certificate.SerialNumber);
            using var page = await server.Http.GetAsync(new Uri("/", UriKind.Relative));
            Assert.True(page.IsSuccessStatusCode);
            server.Terminate();
            Assert.Equal(1001, (await ada.ClosedAsync()).Code);
        }
    }

    [Fact]
    public async Task A_new_certificate_is_taken_over_on_SIGHUP_and_connections_stay()
    {
        var (first, conf) = SelfMade.Write(_folder);
        await using var server = await XChatProcess.StartAsync(conf);
        var (ada, _) = await WireClient.ConnectTlsAsync(server.Port);
        await using var _ = ada;
        await ada.SayAsync("Ada");
        await ada.UntilAsync("join");

        var (second, _) = SelfMade.Write(_folder);
        server.Signal("HUP");
        await server.WaitForLogAsync(line => line.Contains("Configuration read again", StringComparison.Ordinal));

        var (bob, certificate) = await WireClient.ConnectTlsAsync(server.Port);
        await using var __ = bob;
        Assert.NotEqual(first, certificate.SerialNumber);
        Assert.Equal(second, certificate.SerialNumber);
        await ada.SayAsync("still here");
        await ada.UntilAsync("message");
    }

    [Fact]
    public async Task A_new_certificate_is_found_without_a_signal_and_a_broken_one_changes_nothing()
    {
        var (first, conf) = SelfMade.Write(_folder);
        await using var server = await XChatProcess.StartAsync(conf);
        await File.WriteAllTextAsync(Path.Combine(_folder, "server.crt"), "nonsense");
        await server.WaitForLogAsync(line => line.Contains("the one before stays", StringComparison.Ordinal));
        var (ada, old) = await WireClient.ConnectTlsAsync(server.Port);
        await ada.DisposeAsync();
        Assert.Equal(first, old.SerialNumber);

        var (second, _) = SelfMade.Write(_folder);
        await server.WaitForLogAsync(line => server.Log.Count(said => said.Contains("TLS certificate CN=xchat.test", StringComparison.Ordinal)) == 2 && line.Contains("TLS certificate", StringComparison.Ordinal));
        var (bob, now) = await WireClient.ConnectTlsAsync(server.Port);
        await bob.DisposeAsync();
        Assert.Equal(second, now.SerialNumber);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, true)]
    [InlineData(SslProtocols.Tls13, true)]
#pragma warning disable SYSLIB0039, CA5397 // That old versions are refused is what is tested.
    [InlineData(SslProtocols.Tls11, false)]
    [InlineData(SslProtocols.Tls, false)]
#pragma warning restore SYSLIB0039, CA5397
    public async Task Only_modern_versions_are_spoken(SslProtocols version, bool spoken)
    {
        var (_, conf) = SelfMade.Write(_folder);
        await using var server = await XChatProcess.StartAsync(conf);
        using var tcp = new TcpClient("127.0.0.1", server.Port);
        await using var tls = new SslStream(tcp.GetStream(), false, (_, certificate, _, _) => certificate is not null);
        var handshake = tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "xchat.test", EnabledSslProtocols = version });

        if (spoken)
        {
            await handshake;
            Assert.Equal(version, tls.SslProtocol);
        }
        else
        {
            await Assert.ThrowsAnyAsync<Exception>(() => handshake);
        }
    }

    [Fact]
    public async Task A_key_that_belongs_to_another_certificate_stops_the_start_with_one_line()
    {
        SelfMade.Write(_folder);
        SelfMade.Write(_folder, "other");
        await using var server = XChatProcess.Launch(
            $"xchat.tls {{ certificate = \"{Path.Combine(_folder, "server.crt")}\", key = \"{Path.Combine(_folder, "other.key")}\" }}");

        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("xchat.tls.certificate", Assert.Single(server.Log), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xchat.tls.certificate = \"nothing.crt\"", "both a certificate and a key")]
    [InlineData("xchat.tls { certificate = \"nothing.crt\", key = \"nothing.key\" }", "a file that the server can read")]
    public void What_is_missing_is_named(string conf, string said) =>
        Assert.Contains(said, Configuration.Loaded.Refused(conf), StringComparison.Ordinal);

    [Fact]
    public void A_certificate_that_ends_soon_is_warned_of()
    {
        var (_, conf) = SelfMade.Write(_folder, days: 13);
        Assert.Contains(Configuration.Loaded.With(conf, ("TOKEN", "long enough")).Warnings, warning => warning.Contains("CN=xchat.test ends on", StringComparison.Ordinal));
    }
}
