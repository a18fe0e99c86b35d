using System.Net.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using XChat.Gateway.Configuration;
using XChat.Gateway.Operations.Measures;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Operations;

/// <summary>How the server listens: both entrances on one endpoint, and HTTP within bounds.</summary>
public static class Listening
{
    // A thousand clients that come back at once must not wait a second for their SYN to be sent again.
    private const int Backlog = 4096;

    // What a client that talks faster than it is listened to makes us hold; the rest waits in the kernel, and then at its own end.
    private const long UnreadBytes = 64 * 1024;

    private static readonly TimeSpan FrameworksOwn = new KestrelServerLimits().RequestHeadersTimeout;

    private static readonly TimeSpan IdleHttp = TimeSpan.FromMinutes(1);

    /// <summary>Puts Kestrel on the configured address.</summary>
    public static void AddListening(this WebApplicationBuilder builder, GatewayOptions options)
    {
        builder.WebHost.UseKestrelCore();
        builder.Services.AddSingleton<UpgradeBeforeHttp>();
        builder.Services.AddSingleton<SocketTransportFactory>().AddSingleton<IConnectionListenerFactory, PacedAccepting>();
        if (options.Tls is { } tls)
        {
            builder.Services.AddSingleton(tls).AddSingleton<TlsCertificate>();
            builder.Services.AddSingleton<IReconfigurable>(services => services.GetRequiredService<TlsCertificate>());
        }

        builder.Services.Configure<SocketTransportOptions>(sockets =>
        {
            sockets.Backlog = Backlog;
            sockets.MaxReadBufferSize = UnreadBytes;
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Bound(kestrel.Limits, options);
            kestrel.Listen(options.Bind, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http1;
                if (options.Tls is not null)
                {
                    var arrivals = kestrel.ApplicationServices.GetRequiredService<Arrivals>();
                    endpoint.Use(next => connection => arrivals.OnConnectionAsync(connection, next));
                    SpeakTls(endpoint, kestrel.ApplicationServices.GetRequiredService<TlsCertificate>());
                    return;
                }

                var door = kestrel.ApplicationServices.GetRequiredService<UpgradeBeforeHttp>();
                endpoint.Use(http => connection => door.OnConnectionAsync(connection, http));
            });
            if (options.OperationsBind is { } operations)
            {
                kestrel.Listen(operations, endpoint =>
                {
                    endpoint.Protocols = HttpProtocols.Http1;
                    endpoint.Use(next => connection => OperationsEndpoint.MarkAsync(connection, next));
                });
            }
        });
    }

    // In a method of its own: where it is not called, none of TLS is loaded.
    private static void SpeakTls(ListenOptions endpoint, TlsCertificate certificate) => endpoint.UseHttps(new TlsHandshakeCallbackOptions
    {
        OnConnection = _ => new ValueTask<SslServerAuthenticationOptions>(certificate.Current),
        HandshakeTimeout = endpoint.KestrelServerOptions.Limits.RequestHeadersTimeout,
    });

    /// <summary>Puts the bounds of HTTP, which are read anew by every request.</summary>
    public static void Bound(KestrelServerLimits limits, GatewayOptions options)
    {
        limits.MaxRequestBodySize = options.Uploads.MaxRequestBytes == 0 ? null : options.Uploads.MaxRequestBytes;
        limits.KeepAliveTimeout = IdleHttp;
        limits.RequestHeadersTimeout = options.Sockets.HandshakeTimeout > TimeSpan.Zero ? options.Sockets.HandshakeTimeout : FrameworksOwn;
    }
}
