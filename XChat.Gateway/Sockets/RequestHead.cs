using System.Buffers;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http;
using HttpMethod = Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http.HttpMethod;
using HttpVersion = Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http.HttpVersion;

namespace XChat.Gateway.Sockets;

/// <summary>Whether the bytes at the start of a connection are a request for a WebSocket that needs no HTTP server.</summary>
public enum RequestHeadResult
{
    /// <summary>Not to be said yet.</summary>
    NeedsMore,

    /// <summary>Anything else: HTTP's business.</summary>
    ForHttp,

    /// <summary>A complete, plain upgrade request to <c>/ws…</c>.</summary>
    Upgrade,
}

/// <summary>Reads the head of a connection's first request with the parser of Kestrel itself. In any doubt it is for HTTP.</summary>
public sealed class RequestHead : IHttpRequestLineHandler, IHttpHeadersHandler
{
    /// <summary>Longest head that is looked at here, in bytes; a longer one is for HTTP, which has a limit of its own.</summary>
    public const int MaxBytes = 8 * 1024;

    private static readonly HttpParser<RequestHead> Parser = new();

    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~"u8);

    private static readonly SearchValues<byte> NoValueBytes = SearchValues.Create("\0\r\n"u8);

    private UpgradeRequest? _request;
    private string? _connection;
    private string? _upgrade;
    private bool _doubtful;

    private static ReadOnlySpan<byte> Beginning => "GET /ws"u8;

    /// <summary>Looks at the first bytes of a connection.</summary>
    /// <param name="bytes">All that has come; nothing of it is consumed.</param>
    /// <param name="peer">Who sent them.</param>
    /// <param name="request">The request, where it is an upgrade.</param>
    /// <param name="end">Where its head ends.</param>
    public static RequestHeadResult Read(in ReadOnlySequence<byte> bytes, IPAddress? peer, out UpgradeRequest? request, out SequencePosition end)
    {
        request = null;
        end = bytes.Start;
        if (!BeginsRight(bytes))
        {
            return RequestHeadResult.ForHttp;
        }

        var reader = new SequenceReader<byte>(bytes);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> _, "\r\n\r\n"u8))
        {
            return bytes.Length < MaxBytes ? RequestHeadResult.NeedsMore : RequestHeadResult.ForHttp;
        }

        end = reader.Position;
        request = new RequestHead().Parse(bytes.Slice(0, end), peer);
        return request is null ? RequestHeadResult.ForHttp : RequestHeadResult.Upgrade;
    }

    void IHttpRequestLineHandler.OnStartLine(HttpVersionAndMethod versionAndMethod, TargetOffsetPathLength targetPath, Span<byte> startLine)
    {
        // Its end is the end of the target too: " HTTP/1.1" and the line break are not in it.
        var path = startLine.Slice(targetPath.Offset, targetPath.Length);
        var room = path["/ws".Length..];
        _doubtful |= versionAndMethod is not { Method: HttpMethod.Get, Version: HttpVersion.Http11 } || targetPath.IsEncoded
            || !(room.IsEmpty || room[0] == '/');
        var query = startLine[(targetPath.Offset + targetPath.Length)..];
        var space = query.IndexOf((byte)' ');
        _request = new UpgradeRequest
        {
            Room = Encoding.Latin1.GetString(room),
            Since = SinceIn(Encoding.Latin1.GetString(space < 0 ? query : query[..space])),
        };
    }

    void IHttpHeadersHandler.OnHeader(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        // The parser leaves it to its user what a name and a value may consist of.
        _doubtful |= name.ContainsAnyExcept(NameBytes) || value.ContainsAny(NoValueBytes);

        // "sec-websocket-extensions", the longest name of interest.
        Span<char> lower = stackalloc char[24];
        if (name.Length > lower.Length)
        {
            return;
        }

        for (var i = 0; i < name.Length; i++)
        {
            lower[i] = char.ToLowerInvariant((char)name[i]);
        }

        Take(lower[..name.Length], value);
    }

    void IHttpHeadersHandler.OnHeadersComplete(bool endStream)
    {
    }

    void IHttpHeadersHandler.OnStaticIndexedHeader(int index) => _doubtful = true;

    void IHttpHeadersHandler.OnStaticIndexedHeader(int index, ReadOnlySpan<byte> value) => _doubtful = true;

    private static bool BeginsRight(in ReadOnlySequence<byte> bytes)
    {
        Span<byte> start = stackalloc byte[Beginning.Length];
        var here = bytes.Slice(0, Math.Min(bytes.Length, Beginning.Length));
        here.CopyTo(start);
        return Beginning.StartsWith(start[..(int)here.Length]);
    }

    private static string? SinceIn(string query) =>
        query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith("since=", StringComparison.Ordinal)) is { } since
            ? Uri.UnescapeDataString(since["since=".Length..])
            : null;

    private static string Joined(string? before, ReadOnlySpan<byte> value)
    {
        var text = Encoding.Latin1.GetString(value);
        return before is null ? text : $"{before},{text}";
    }

    private UpgradeRequest? Parse(in ReadOnlySequence<byte> head, IPAddress? peer)
    {
        var reader = new SequenceReader<byte>(head);
        try
        {
            if (!Parser.ParseRequestLine(this, ref reader) || !Parser.ParseHeaders(this, ref reader))
            {
                return null;
            }
        }
        catch (BadHttpRequestException)
        {
            // HTTP will find the same, and has the words for it.
            return null;
        }

        var asks = UpgradeRequest.HasToken(_connection, "upgrade") && UpgradeRequest.HasToken(_upgrade, "websocket");
        return asks && !_doubtful && !string.IsNullOrEmpty(_request!.Host) ? _request! with { Peer = peer, AsksForWebSocket = true } : null;
    }

    private void Take(ReadOnlySpan<char> name, ReadOnlySpan<byte> value)
    {
        switch (name)
        {
            case "connection":
                _connection = Joined(_connection, value);
                break;
            case "upgrade":
                _upgrade = Joined(_upgrade, value);
                break;
            case "host" when _request!.Host is not null:
                _doubtful = true;
                break;
            case "content-length" or "transfer-encoding" or "expect":
                _doubtful = true;
                break;
            default:
                _request = With(_request!, name, value);
                break;
        }
    }

    private static UpgradeRequest With(UpgradeRequest request, ReadOnlySpan<char> name, ReadOnlySpan<byte> value) => name switch
    {
        "host" => request with { Host = Joined(request.Host, value) },
        "origin" => request with { Origin = Joined(request.Origin, value) },
        "sec-websocket-key" => request with { Key = Joined(request.Key, value) },
        "sec-websocket-version" => request with { Version = Joined(request.Version, value) },
        "sec-websocket-protocol" => request with { Protocols = Joined(request.Protocols, value) },
        "sec-websocket-extensions" => request with { Extensions = Joined(request.Extensions, value) },
        "x-forwarded-for" => request with { ForwardedFor = Joined(request.ForwardedFor, value) },
        "x-real-ip" => request with { RealIp = Joined(request.RealIp, value) },
        _ => request,
    };
}
