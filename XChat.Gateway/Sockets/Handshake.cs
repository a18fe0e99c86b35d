using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using XChat.Actors.Chat;
using XChat.Actors.Measures;
using XChat.Actors.Sessions;
using XChat.Actors.Wire;

namespace XChat.Gateway.Sockets;

/// <summary>The one decision on who may open a WebSocket, for both entrances: HTTP's, and the one before HTTP; and on who may have an event stream instead.</summary>
public sealed partial class Handshake
{
    /// <summary>The subprotocol that asks for more than the base protocol.</summary>
    public const string V2 = "xchat.v2";

    private const int KeyLength = 24;

    private readonly HandshakeOptions _options;
    private volatile Rooms _rooms;
    private readonly OriginRule _origins;
    private readonly TrustedProxies _proxies;
    private readonly ConnectionLimit _limit;
    private readonly Incidents _incidents;
    private readonly ILogger<Handshake> _log;
    private bool _draining;
    private int _saidSilentProxy;

    /// <summary>A decision after these rules.</summary>
    public Handshake(HandshakeOptions options, ConnectionLimit limit, Incidents incidents, ILogger<Handshake> log)
    {
        _options = options;
        _rooms = new Rooms(options);
        _origins = new OriginRule(options.AllowedOrigins);
        _proxies = new TrustedProxies(options.TrustedProxies);
        _limit = limit;
        _incidents = incidents;
        _log = log;
    }

    /// <summary>Set once, when the server is about to stop: nobody comes in any more.</summary>
    public bool Draining
    {
        get => Volatile.Read(ref _draining);
        set => Volatile.Write(ref _draining, value);
    }

    /// <summary>From now on these are the rooms, and this is the default one. The rest of <paramref name="options"/> is not looked at.</summary>
    public void AdoptRooms(HandshakeOptions options) => _rooms = new Rooms(options);

    /// <summary>Decides. Whoever is accepted counts against the limits until <see cref="Leave"/>.</summary>
    /// <param name="refusal">How to answer where the result is false.</param>
    public bool TryAccept(UpgradeRequest request, [NotNullWhen(true)] out AcceptedClient? client, [NotNullWhen(false)] out HandshakeRefusal? refusal)
    {
        client = null;
        var address = AddressOf(request);
        refusal = RefusalOf(request, out var room, Draining)
            ?? (request.AsksForEvents || IsUpgrade(request) ? _limit.Enter(address.Key) : _limit.WouldRefuse(address.Key) ?? HandshakeRefusal.NoUpgrade);
        if (refusal is null && Draining)
        {
            // Since it was looked at: whoever drains has either counted this one, or it is refused.
            _limit.Leave(address.Key);
            refusal = HandshakeRefusal.Draining;
        }

        if (refusal is not null)
        {
            Report(refusal, address);
            return false;
        }

        var protocol = request.AsksForEvents || UpgradeRequest.HasToken(request.Protocols, V2) ? ClientProtocol.V2 : ClientProtocol.Base;
        var deflates = _options.Compression && !request.AsksForEvents && DeflateOffer.IsAcceptable(request.Extensions);
        client = new AcceptedClient(address, protocol, room!, ResumePoint.TryParse(request.Since, out var since) ? since : null, deflates);
        return true;
    }

    /// <summary>Decides on a request that belongs to a connection which was accepted already, and so counts against nothing.</summary>
    /// <param name="request">What it asks.</param>
    /// <param name="room">The room that it is about; null where there is none.</param>
    /// <param name="alsoWhileDraining">It may be for another server, which does not go away.</param>
    /// <returns>Null, or how to answer it.</returns>
    public HandshakeRefusal? WhyNot(UpgradeRequest request, out RoomName? room, bool alsoWhileDraining = false)
    {
        var refusal = RefusalOf(request, out room, Draining && !alsoWhileDraining);
        if (refusal is not null)
        {
            Report(refusal, AddressOf(request));
        }

        return refusal;
    }

    /// <summary>Decides on asking the other servers for the stream that a post is for; null, or how to answer it instead.</summary>
    public HandshakeRefusal? WhyNotAsk(UpgradeRequest request)
    {
        var address = AddressOf(request);
        var refusal = _limit.WhyNotAsk(address.Key);
        if (refusal is not null)
        {
            Report(refusal, address);
        }

        return refusal;
    }

    /// <summary>No server has the stream that a post was for.</summary>
    public void CountStray(UpgradeRequest request) => _limit.CountStray(AddressOf(request).Key);

    /// <summary>The connection of an accepted client has ended.</summary>
    public void Leave(AcceptedClient client) => _limit.Leave(client.Address.Key);

    /// <summary>What the server answers to a <c>Sec-WebSocket-Key</c>; RFC 6455, section 4.2.2.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 prescribes SHA-1 here; it protects nothing.")]
    public static string AnswerTo(string key) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));

    /// <summary>Writes down that somebody was refused: once a minute for each kind and address.</summary>
    public void Report(HandshakeRefusal refusal, ClientAddress from)
    {
        ChatMeter.Refused($"handshake-{refusal.Status}");
        if (_incidents.IsNews(refusal.Text, from.Key))
        {
            LogRefused(_log, from, refusal.Status, refusal.Text);
        }
    }

    // In the order in which a browser's page, which sees no reason of a failed upgrade, finds it out by a plain GET.
    private HandshakeRefusal? RefusalOf(UpgradeRequest request, out RoomName? room, bool draining) =>
        (room = RoomOf(request.Room)) is null ? HandshakeRefusal.NoRoom
        : !_origins.Allows(request.Origin, request.Host) ? HandshakeRefusal.ForeignOrigin
        : draining ? HandshakeRefusal.Draining
        : IsUpgrade(request) && !IsKey(request.Key) ? HandshakeRefusal.Malformed
        : null;

    private static bool IsUpgrade(UpgradeRequest request) => request.AsksForWebSocket && request.Version?.Trim() == "13";

    private RoomName? RoomOf(string path) =>
        path is "" or "/" ? _rooms.Default
        : path[0] == '/' ? _rooms.ByName.GetValueOrDefault(path[1..])
        : null;

    private ClientAddress AddressOf(UpgradeRequest request)
    {
        var address = _proxies.AddressOf(request.Peer, request.ForwardedFor, request.RealIp);
        if (!_proxies.IsSilentProxy(request.Peer, request.ForwardedFor, request.RealIp))
        {
            return address;
        }

        if (Interlocked.Exchange(ref _saidSilentProxy, 1) == 0)
        {
            LogSilentProxy(_log, address);
        }

        return address with { IsShared = true };
    }

    private static bool IsKey(string? key)
    {
        Span<byte> bytes = stackalloc byte[18];
        return key is { Length: KeyLength } && Convert.TryFromBase64String(key, bytes, out var length) && length == 16;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a connection from {Address}: {Status} {Text}")]
    private static partial void LogRefused(ILogger log, ClientAddress address, int status, string text);

    [LoggerMessage(Level = LogLevel.Information, Message =
        "{Address} is a trusted proxy (xchat.trusted-proxies) and forwards no client address: limits per address do not apply to what comes from there, but for that of wrong secrets. Said once.")]
    private static partial void LogSilentProxy(ILogger log, ClientAddress address);

    private sealed class Rooms(HandshakeOptions options)
    {
        public RoomName Default { get; } = options.DefaultRoom;

        public FrozenDictionary<string, RoomName> ByName { get; } = options.Rooms.ToFrozenDictionary(room => room.Value);
    }
}
