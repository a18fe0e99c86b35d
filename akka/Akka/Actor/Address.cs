using System.Diagnostics.CodeAnalysis;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The address of an actor system: <c>akka://system</c> or <c>akka.tcp://system@host:port</c>.</summary>
public sealed class Address : IEquatable<Address>, IComparable<Address>, IComparable, ISurrogated, ICloneable
{
    /// <summary>Stands for every system.</summary>
    public static readonly Address AllSystems = new("akka", "all-systems");

    /// <summary>Orders by protocol, system, host and port.</summary>
    public static readonly IComparer<Address?> Comparer = Comparer<Address?>.Create(Compare);

    private readonly string _text;

    /// <summary>An address; without a host it is a local one.</summary>
    public Address(string protocol, string system, string? host = null, int? port = null)
    {
        Protocol = protocol;
        System = system;
        Host = host?.ToLowerInvariant();
        Port = port;
        _text = Host is null ? $"{Protocol}://{System}" : Port is { } p ? $"{Protocol}://{System}@{Host}:{p}" : $"{Protocol}://{System}@{Host}";
    }

    /// <summary>The host in lower case; null when the address is local.</summary>
    public string? Host { get; }

    /// <summary>The port; null when the address is local.</summary>
    public int? Port { get; }

    /// <summary>The system's name.</summary>
    public string System { get; }

    /// <summary>The protocol.</summary>
    public string Protocol { get; }

    /// <summary>True when no other process could use it.</summary>
    public bool HasLocalScope => string.IsNullOrEmpty(Host);

    /// <summary>True when another process could use it.</summary>
    public bool HasGlobalScope => !HasLocalScope;

    /// <summary>What follows the protocol.</summary>
    public string HostPort() => _text[(Protocol.Length + 3)..];

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool Equals(Address? other) => ReferenceEquals(this, other) || (other is not null && Port == other.Port
        && Host == other.Host && System == other.System && Protocol == other.Protocol);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Address);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(Address? other) => Compare(this, other);

    int IComparable.CompareTo(object? obj) => obj is null ? 1
        : obj is Address other ? CompareTo(other) : throw new ArgumentException($"Cannot compare {nameof(Address)} with {obj.GetType()}", nameof(obj));

    /// <inheritdoc/>
    public object Clone() => new Address(Protocol, System, Host, Port);

    /// <summary>The same with another host.</summary>
    public Address WithHost(string? host = null) => new(Protocol, System, host, Port);

    /// <summary>The same with another port.</summary>
    public Address WithPort(int? port = null) => new(Protocol, System, Host, port);

    /// <summary>The same with another system.</summary>
    public Address WithSystem(string system) => new(Protocol, system, Host, Port);

    /// <summary>The same with another protocol.</summary>
    public Address WithProtocol(string protocol) => new(protocol, System, Host, Port);

    /// <summary>Reads an address; what follows it is ignored.</summary>
    /// <exception cref="UriFormatException">It is none.</exception>
    public static Address Parse(string address) => TryParse(address, out Address? parsed) ? parsed : throw new UriFormatException();

    /// <summary>Reads an address; what follows it is ignored.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out Address? address) => TryParse(path.AsSpan(), out address, out ReadOnlySpan<char> _);

    /// <summary>Reads an address and hands back the path behind it.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out Address? address, [NotNullWhen(true)] out string? absolutUri)
    {
        absolutUri = TryParse(path.AsSpan(), out address, out ReadOnlySpan<char> rest) ? rest.ToString() : null;
        return absolutUri is not null && address is not null;
    }

    /// <summary>Reads an address; what follows it is ignored.</summary>
    public static bool TryParse(ReadOnlySpan<char> span, [NotNullWhen(true)] out Address? address) => TryParse(span, out address, out ReadOnlySpan<char> _);

    /// <summary>Reads an address and hands back the path behind it, which is <c>/</c> when there is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> span, [NotNullWhen(true)] out Address? address, out ReadOnlySpan<char> absolutUri)
    {
        address = null;
        absolutUri = default;
        // Of no other system's protocol: akka, akka.tcp, akka.ssl.tcp and so on.
        if (!span.StartsWith("akka", StringComparison.OrdinalIgnoreCase)) return false;
        var scheme = span.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 1) return false;
        var protocol = span[..scheme];
        foreach (var c in protocol)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '+' or '-')) return false;

        var rest = span[(scheme + 3)..];
        var slash = rest.IndexOf('/');
        absolutUri = slash < 0 ? "/" : rest[slash..];
        var authority = slash < 0 ? rest : rest[..slash];
        if (authority.IsEmpty) return false;
        var at = authority.IndexOf('@');
        if (at < 0)
        {
            address = new Address(protocol.ToString().ToLowerInvariant(), authority.ToString());
            return true;
        }

        var system = authority[..at];
        var hostPort = authority[(at + 1)..];
        var colon = hostPort.StartsWith("[") && hostPort.IndexOf(']') is > 0 and var close
            ? (close + 1 < hostPort.Length && hostPort[close + 1] == ':' ? close + 1 : -1)
            : hostPort.LastIndexOf(':');
        if (system.IsEmpty || colon < 1 || !int.TryParse(hostPort[(colon + 1)..], out var port) || port is < 0 or > 65535) return false;
        if (hostPort[0] != '[' && hostPort[..colon].Contains(':')) return false;
        address = new Address(protocol.ToString().ToLowerInvariant(), system.ToString(), hostPort[..colon].ToString(), port);
        return true;
    }

    /// <inheritdoc/>
    public ISurrogate ToSurrogate(ActorSystem system) => new AddressSurrogate { Host = Host, Port = Port, Protocol = Protocol, System = System };

    /// <summary>Equality by value.</summary>
    public static bool operator ==(Address? left, Address? right) => Equals(left, right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(Address? left, Address? right) => !Equals(left, right);

    private static int Compare(Address? left, Address? right)
    {
        if (ReferenceEquals(left, right)) return 0;
        if (left is null) return -1;
        if (right is null) return 1;
        var order = string.CompareOrdinal(left.Protocol, right.Protocol);
        if (order == 0) order = string.CompareOrdinal(left.System, right.System);
        if (order == 0) order = string.CompareOrdinal(left.Host ?? "", right.Host ?? "");
        return order == 0 ? (left.Port ?? 0) - (right.Port ?? 0) : order;
    }

    /// <summary>An address, as it travels.</summary>
    public sealed class AddressSurrogate : ISurrogate
    {
        /// <summary>The protocol.</summary>
        public string Protocol { get; set; } = "";

        /// <summary>The system's name.</summary>
        public string System { get; set; } = "";

        /// <summary>The host.</summary>
        public string? Host { get; set; }

        /// <summary>The port.</summary>
        public int? Port { get; set; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => new Address(Protocol, System, Host, Port);
    }
}
