using System.Collections.Immutable;

namespace XChat.Gateway.Sockets;

/// <summary>Which pages may connect and upload: this server's own, and those of configured origins.</summary>
/// <param name="allowed">Origins as browsers write them: <c>https://chat.example.org</c>.</param>
public sealed class OriginRule(ImmutableArray<string> allowed)
{
    private readonly ImmutableArray<string> _allowed = [.. allowed.Select(Normal)];

    /// <summary>Whether a request with these headers may be served. Without an <c>Origin</c> it is no page, and may.</summary>
    public bool Allows(string? origin, string? host) =>
        origin is null || IsOwn(origin, host) || _allowed.Contains(Normal(origin));

    private static bool IsOwn(string origin, string? host)
    {
        var scheme = origin.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0 || string.IsNullOrEmpty(host))
        {
            return false;
        }

        var port = DefaultPort(origin[..scheme]);
        return port is not null && WithPort(origin[(scheme + 3)..], port).Equals(WithPort(host, port), StringComparison.OrdinalIgnoreCase);
    }

    private static string? DefaultPort(string scheme) =>
        scheme.Equals("https", StringComparison.OrdinalIgnoreCase) ? ":443"
        : scheme.Equals("http", StringComparison.OrdinalIgnoreCase) ? ":80"
        : null;

    // Browsers leave out the default port of the origin's scheme; proxies may write it into Host.
    private static string WithPort(string authority, string port) =>
        authority.LastIndexOf(':') > authority.LastIndexOf(']') ? authority : authority + port;

    private static string Normal(string origin) => origin.Trim().TrimEnd('/').ToLowerInvariant();
}
