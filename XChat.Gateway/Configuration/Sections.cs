using System.Collections.Immutable;
using System.Net;
using System.Runtime.CompilerServices;
using Akka.Configuration;
using XChat.Actors;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;
using XChat.Gateway.Cluster;
using XChat.Gateway.Journal;
using XChat.Gateway.Sockets;
using XChat.Gateway.Uploads;
using SessionOptions = XChat.Actors.Sessions.SessionOptions;

namespace XChat.Gateway.Configuration;

/// <summary>The sections of the configuration, key by key, as the options of those who use them.</summary>
internal static class Sections
{
    private const long LargestBatch = 256 * 1024;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    public static GatewayOptions Read(Settings settings, string directory, bool toServe)
    {
        var bind = BindAddress.Read(settings.Get("xchat", "bind"));
        var rooms = RoomsSection.Read(settings);
        var (tls, ending) = TlsSection.Read(settings, directory);
        var sockets = Sockets(settings);
        var uploads = Uploads(settings, directory, toServe);
        var (admins, warnings) = AdminsSection.Read(settings, bind);
        var session = Session(settings) with { AdminTokens = admins };
        return new GatewayOptions
        {
            Bind = bind,
            Tls = tls,
            OperationsBind = BindAddress.ReadOptional(settings.Get("xchat", "operations", "bind")),
            Chat = new ChatOptions(
                new RoomsOptions
                {
                    Rooms = rooms.All,
                    ResumeGrace = settings.Get("xchat", "resume-grace").AsDuration(Shortest, TimeSpan.FromMinutes(10)),
                    BatchBytes = BatchBytes(session.OutboundBytes),
                    ClientLimits = new ClientLimits(sockets.MessageBytes, uploads.MaxFileBytes, uploads.Mimes, session.MessagesPerSecond),
                },
                session),
            Handshake = new HandshakeOptions
            {
                DefaultRoom = rooms.Default,
                Rooms = [.. rooms.All.Select(room => room.Name)],
                AllowedOrigins = settings.Get("xchat", "allowed-origins").AsList(Origin, "an origin is written as browsers send it: https://chat.example.org."),
                Compression = settings.Get("xchat", "compression").AsSwitch(),
                TrustedProxies = [.. settings.Get("xchat", "trusted-proxies").AsList(Network, "a proxy is an address or a network: 10.0.0.1, 10.0.0.0/8, ::1.").Select(n => n.Value)],
            },
            Sockets = sockets,
            Connections = settings.Get("xchat", "limits", "connections").AsCount(1_000_000),
            ConnectionsPerAddress = settings.Get("xchat", "limits", "connections-per-address").AsCount(1_000_000),
            ConnectsPerMinute = settings.Get("xchat", "limits", "connects-per-minute").AsCount(1_000_000),
            HttpConnections = settings.Get("xchat", "limits", "http-connections").AsCount(1_000_000),
            HttpConnectionsPerAddress = settings.Get("xchat", "limits", "http-connections-per-address").AsCount(1_000_000),
            Uploads = uploads,
            Journal = Journal(settings, directory),
            Bans = BansSection.Read(settings.Get("xchat", "bans"), directory, toServe),
            Cluster = Cluster(settings),
            LogFormat = Format(settings.Get("xchat", "log-format")),
            Akka = Config.Empty,
            Effective = new([]),
            Warnings = [.. warnings, .. ending is null ? [] : new[] { ending }, .. Unrecognised(uploads)],
        };
    }

    private static ClusterOptions? Cluster(Settings settings)
    {
        var (kind, connection, journal) = (settings.Get("xchat", "cluster"), settings.Get("xchat", "postgres", "connection"), settings.Get("xchat", "journal"));
        var startTimeout = settings.Get("xchat", "postgres", "start-timeout").AsDuration(Shortest, TimeSpan.FromHours(1));
        switch (kind.Text?.Trim().ToLowerInvariant())
        {
            case "off" or "false" or "no":
                return null;
            case "postgres" when journal.Text?.Trim() is not ("off" or "false" or "no"):
                throw InvalidConfiguration.Of(journal, "with xchat.cluster = postgres it must be off: the database keeps the rooms.");
            case "postgres" when settings.Get("xchat", "bans") is var bans && bans.Text?.Trim() is not ("off" or "false" or "no"):
                throw InvalidConfiguration.Of(bans, "with xchat.cluster = postgres it must be off: the database keeps the bans.");
            case "postgres":
                return connection.AsText(maxLength: 4000) is { Length: > 0 } text
                    ? new ClusterOptions(text, startTimeout)
                    : throw InvalidConfiguration.Of(connection, "with xchat.cluster = postgres it must say where the database is: Host=…;Username=…;Password=…;Database=….");
            default:
                throw InvalidConfiguration.Of(kind, "it must be off or postgres.");
        }
    }

    private static JournalOptions? Journal(Settings settings, string directory)
    {
        var (file, sync) = (settings.Get("xchat", "journal"), settings.Get("xchat", "journal-sync").AsSwitch());
        return file.AsText(maxLength: 1000).Trim() switch
        {
            "off" or "false" or "no" => null,
            "" => throw InvalidConfiguration.Of(file, "it must be off or the path of a file."),
            var path => new JournalOptions(Path.GetFullPath(path, directory), sync),
        };
    }

    // A quarter of what may wait for one client: a full batch makes nobody too slow by itself.
    private static long BatchBytes(long outboundBytes) =>
        outboundBytes == 0 ? LargestBatch : Math.Min(LargestBatch, outboundBytes / 4);

    private static SocketLimits Sockets(Settings settings) => new()
    {
        MessageBytes = (int)settings.Get("xchat", "limits", "message-bytes").AsBytes(64, 1 << 20),
        PingInterval = settings.Get("xchat", "limits", "ping-interval").AsDuration(Shortest, TimeSpan.FromHours(1)),
        PongTimeout = settings.Get("xchat", "limits", "pong-timeout").AsDuration(Shortest, TimeSpan.FromHours(1)),
        HandshakeTimeout = settings.Get("xchat", "limits", "handshake-timeout").AsDuration(Shortest, TimeSpan.FromMinutes(10)),
    };

    private static SessionOptions Session(Settings settings) => new()
    {
        JoinTimeout = settings.Get("xchat", "limits", "join-timeout").AsDuration(Shortest, TimeSpan.FromMinutes(10)),
        MessagesPerSecond = settings.Get("xchat", "limits", "messages-per-second").AsCount(10_000),
        MessageBurst = settings.Get("xchat", "limits", "message-burst").AsCount(10_000),
        OutboundBytes = settings.Get("xchat", "limits", "outbound-bytes").AsBytes(4 << 10, 1L << 30),
    };

    private static UploadOptions Uploads(Settings settings, string directory, bool toServe)
    {
        var folder = settings.Get("xchat", "uploads", "directory");
        var path = folder.AsText(maxLength: 1000);
        return new UploadOptions
        {
            Directory = path.Length > 0 ? Writable(Path.GetFullPath(path, directory), folder, toServe) : throw InvalidConfiguration.Of(folder, "it must be the path of a folder."),
            MaxFileBytes = settings.Get("xchat", "uploads", "max-file-bytes").AsBytes(1, 1L << 40),
            MaxRequestBytes = settings.Get("xchat", "uploads", "max-request-bytes").AsBytes(1, 1L << 40),
            TotalBytes = settings.Get("xchat", "uploads", "total-bytes").AsBytes(1, 1L << 50),
            AddressBytes = settings.Get("xchat", "uploads", "address-bytes").AsBytes(1, 1L << 50),
            PerMinute = settings.Get("xchat", "uploads", "per-minute").AsCount(1_000_000),
            OrphanAfter = settings.Get("xchat", "uploads", "orphan-after").AsDuration(TimeSpan.FromSeconds(1), TimeSpan.FromDays(30)),
            Mimes = settings.Get("xchat", "uploads", "mimes").AsList(Mime, "a type is written as image/png."),
        };
    }

    // Found out now, and not by the first person who uploads something. Who only looks makes no folder: it might be another user's.
    private static string Writable(string path, Setting folder, bool toServe)
    {
        if (!toServe && !Directory.Exists(path) && !File.Exists(path))
        {
            return path;
        }

        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".writable-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return path;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw InvalidConfiguration.Of(folder, $"it must be a folder that the server can write to: {unwritable.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static IEnumerable<string> Unrecognised(UploadOptions uploads) => uploads.Mimes
        .Where(mime => FileType.Of(mime) is null)
        .Select(mime => $"xchat.uploads.mimes has {mime}, which is not recognised from content: such files are refused.");

    private static LogFormat Format(Setting setting) => setting.Text?.Trim().ToLowerInvariant() switch
    {
        "text" => LogFormat.Text,
        "json" => LogFormat.Json,
        _ => throw InvalidConfiguration.Of(setting, "it must be text or json."),
    };

    private static string? Mime(string text)
    {
        var parts = text.Trim().ToLowerInvariant().Split('/');
        return parts.Length == 2 && parts.All(p => p.Length is > 0 and <= 80 && p.All(c => char.IsAsciiLetterOrDigit(c) || "!#$&-^_.+".Contains(c)))
            ? FileType.Canonical($"{parts[0]}/{parts[1]}")
            : null;
    }

    private static string? Origin(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;

    private static StrongBox<IPNetwork>? Network(string text) =>
        IPNetwork.TryParse(text.Trim(), out var network) ? new(network)
        : IPAddress.TryParse(text.Trim(), out var address) ? new(new IPNetwork(address, 8 * address.GetAddressBytes().Length))
        : null;
}
