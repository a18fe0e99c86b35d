using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using XChat.Gateway.Sockets;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Sockets;

public sealed class ConnectionWriterTlsSpecs : IAsyncLifetime
{
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly SslStream _server;
    private readonly SslStream _client;
    private int _broken;

    public ConnectionWriterTlsSpecs()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(listener.LocalEndPoint!);
        _server = new SslStream(new NetworkStream(listener.Accept(), ownsSocket: true));
        _client = new SslStream(
            new NetworkStream(client, ownsSocket: true),
            leaveInnerStreamOpen: false,
            (_, certificate, _, _) => certificate!.GetCertHashString() == _certificate.GetCertHashString());
    }

    public async Task InitializeAsync()
    {
        await Task.WhenAll(
            _server.AuthenticateAsServerAsync(_certificate),
            _client.AuthenticateAsClientAsync("xchat.test")).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Many_who_write_at_once_tear_no_frame_and_each_is_heard_in_its_order()
    {
        const int writers = 8;
        const int frames = 200;
        var writer = new ConnectionWriter(_server, () => _broken++);
        var writing = Enumerable.Range(0, writers).Select(w => Task.Run(() =>
        {
            for (var i = 0; i < frames; i++)
            {
                writer.Send(Frame(w, i));
            }
        }));

        var heard = HearAsync(writers * frames);
        await Task.WhenAll(writing);
        foreach (var of in (await heard).GroupBy(frame => frame.Writer))
        {
            Assert.Equal(Enumerable.Range(0, frames), of.Select(frame => frame.Number));
        }

        await writer.FlushedAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((0, 0), (writer.QueuedBytes, _broken));
    }

    [Fact]
    public async Task Who_does_not_read_makes_bytes_wait_and_the_close_that_is_sent_instead_of_them_comes_after_a_whole_frame()
    {
        var writer = new ConnectionWriter(_server, () => _broken++);
        for (var i = 0; i < 200; i++)
        {
            writer.Send(Pieces.Join(Head(0, i, 100_000), new byte[100_000]));
        }

        var waited = writer.QueuedBytes;
        writer.Finish(Frame(9, 0), insteadOfQueue: true);

        Assert.True(waited > 1_000_000, $"Only {waited} bytes waited.");
        Assert.True(writer.QueuedBytes < waited / 2);
        var last = (await HearAsync(200, until: 9))[^1];
        Assert.Equal((9, 0), last);
    }

    [Fact]
    public async Task When_the_peer_is_gone_the_owner_is_told()
    {
        var writer = new ConnectionWriter(_server, () => _broken++);
        await _client.DisposeAsync();
        for (var i = 0; i < 500 && Volatile.Read(ref _broken) == 0; i++)
        {
            writer.Send(new byte[10_000]);
            await Task.Delay(10);
        }

        Assert.True(Volatile.Read(ref _broken) > 0);
        Assert.Equal(0, writer.QueuedBytes);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _client.DisposeAsync();
        _certificate.Dispose();
    }

    // Length, writer, number, and then as many bytes as it says, all of the writer's number.
    private static byte[] Frame(int writer, int number)
    {
        var body = new byte[1 + (number * 37 % 3000)];
        Array.Fill(body, (byte)writer);
        return Pieces.Join(Head(writer, number, body.Length), body);
    }

    private static byte[] Head(int writer, int number, int length) =>
        [(byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length, (byte)writer, (byte)(number >> 8), (byte)number];

    private async Task<List<(int Writer, int Number)>> HearAsync(int most, int until = -1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var heard = new List<(int Writer, int Number)>();
        var head = new byte[7];
        while (heard.Count < most && (heard.Count == 0 || heard[^1].Writer != until))
        {
            await _client.ReadExactlyAsync(head, patience.Token);
            var body = new byte[(head[0] << 24) | (head[1] << 16) | (head[2] << 8) | head[3]];
            await _client.ReadExactlyAsync(body, patience.Token);
            Assert.All(body.Distinct(), b => Assert.Equal(head[4], b));
            heard.Add((head[4], (head[5] << 8) | head[6]));
        }

        return heard;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=xchat.test", key, HashAlgorithmName.SHA256);
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
