using System.Globalization;
using System.Net;

namespace XChat.Gateway.Configuration;

/// <summary>The address that the server listens on.</summary>
internal static class BindAddress
{
    /// <summary>Reads <c>127.0.0.1:3000</c>, <c>[::1]:3000</c>, <c>localhost:3000</c>. Port 0 lets the system choose.</summary>
    public static IPEndPoint Read(Setting setting) => setting.Text is { } text && Parse(text.Trim()) is { } address
        ? address
        : throw InvalidConfiguration.Of(setting, "it must be an address and a port from 0 to 65535: 127.0.0.1:3000, [::1]:3000, localhost:3000.");

    /// <summary>Likewise; a port alone is one of loopback, and <c>off</c> is none.</summary>
    public static IPEndPoint? ReadOptional(Setting setting) => setting.Text?.Trim() switch
    {
        "off" => null,
        { } text when Parse(text.Contains(':') ? text : $"127.0.0.1:{text}") is { } address => address,
        _ => throw InvalidConfiguration.Of(setting, "it must be off, a port of 127.0.0.1, or an address and a port: 9464, 10.0.0.1:9464."),
    };

    private static IPEndPoint? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= 0
            || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return null;
        }

        // Without its brackets, an IPv6 address cannot be told from its port.
        var host = text[..colon];
        var bracketed = host is ['[', .., ']'];
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? new IPEndPoint(IPAddress.Loopback, port)
            : bracketed == host.Contains(':') && IPAddress.TryParse(bracketed ? host[1..^1] : host, out var ip) && (bracketed || host.Split('.').Length == 4)
                ? new IPEndPoint(ip, port)
            : null;
    }
}
