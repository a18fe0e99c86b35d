using System.Collections.Immutable;
using System.Net;
using Akka.Configuration;
using XChat.Actors;
using XChat.Gateway.Cluster;
using XChat.Gateway.Journal;
using XChat.Gateway.Moderation;
using XChat.Gateway.Sockets;
using XChat.Gateway.Uploads;

namespace XChat.Gateway.Configuration;

/// <summary>The whole configuration, checked: what <c>hocon/xchat.conf</c> says, and what was laid over it.</summary>
public sealed record GatewayOptions
{
    /// <summary>Where the server listens: <c>xchat.bind</c>, <c>BIND_ADDR</c> or <c>PORT</c>. Default 127.0.0.1:3000.</summary>
    public required IPEndPoint Bind { get; init; }

    /// <summary>The certificate of <see cref="Bind"/>; null where it speaks no TLS, the default.</summary>
    public required TlsOptions? Tls { get; init; }

    /// <summary>Where metrics are: <c>xchat.operations.bind</c>. Default: nowhere.</summary>
    public required IPEndPoint? OperationsBind { get; init; }

    /// <summary>The rooms, admins and the limits of sessions.</summary>
    public required ChatOptions Chat { get; init; }

    /// <summary>Who is let in: rooms, origins, proxies.</summary>
    public required HandshakeOptions Handshake { get; init; }

    /// <summary>The limits of one connection's socket.</summary>
    public required SocketLimits Sockets { get; init; }

    /// <summary>Most connections at once. 0 to 1,000,000; default 20,000; 0 = off. The next gets 503.</summary>
    public required int Connections { get; init; }

    /// <summary>Most connections of one address at once. 0 to 1,000,000; default 50; 0 = off. The next gets 429.</summary>
    public required int ConnectionsPerAddress { get; init; }

    /// <summary>Most connections that one address may begin in a minute. 0 to 1,000,000; default 300; 0 = off. The next gets 429.</summary>
    public required int ConnectsPerMinute { get; init; }

    /// <summary>Most connections at once that are no chat, or not yet. 0 to 1,000,000; default 2,000; 0 = off. The next gets 503.</summary>
    public required int HttpConnections { get; init; }

    /// <summary>Most of those of one address. 0 to 1,000,000; default 200; 0 = off. The next gets 429.</summary>
    public required int HttpConnectionsPerAddress { get; init; }

    /// <summary>What may be uploaded, and where it is kept.</summary>
    public required UploadOptions Uploads { get; init; }

    /// <summary>The file in which the rooms survive a restart; null for none.</summary>
    public required JournalOptions? Journal { get; init; }

    /// <summary>The file in which bans survive a restart, with those of before; null for none.</summary>
    public BanFile? Bans { get; init; }

    /// <summary>The database that several gateways share; null where this is the only one.</summary>
    public required ClusterOptions? Cluster { get; init; }

    /// <summary>How the log is written. Default text.</summary>
    public required LogFormat LogFormat { get; init; }

    /// <summary>The actor system's part of the configuration; no secret is in it.</summary>
    public required Config Akka { get; init; }

    /// <summary>Every value that was set, by key, and where it stands. Made when it is asked for: most servers never are.</summary>
    public required Lazy<ImmutableArray<EffectiveSetting>> Effective { get; init; }

    /// <summary>What the operator should know at every start.</summary>
    public required ImmutableArray<string> Warnings { get; init; }
}
