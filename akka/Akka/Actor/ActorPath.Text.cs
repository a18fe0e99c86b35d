using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Akka.Actor;

public abstract partial class ActorPath
{
    /// <summary>The names joined by slashes, with a slash in front; the address is left out.</summary>
    public string ToStringWithoutAddress() => Join(prefix: Parent is null ? Name : "", withUid: false);

    /// <inheritdoc/>
    public override string ToString() => ToStringWithAddress();

    /// <summary>The path with its incarnation.</summary>
    public string ToStringWithUid() => Uid == 0 ? ToString() : $"{ToString()}#{Uid}";

    /// <summary>The path with its address.</summary>
    public string ToStringWithAddress() => ToStringWithAddress(Address);

    /// <summary>The path with its own address, or this one where its own is local.</summary>
    public string ToStringWithAddress(Address address) => Join(Prefix(address), withUid: false);

    /// <summary>The path with address and incarnation.</summary>
    public string ToSerializationFormat() => Join(Prefix(Address), withUid: true);

    /// <summary>The path with incarnation and its own address, or this one where its own is local.</summary>
    public string ToSerializationFormatWithAddress(Address address) => Join(Prefix(address), withUid: true);

    private string Prefix(Address address) => (Address.Host is not null && Address.Port is not null ? Address : address).ToString() + (Parent is null ? Name : Root.Name);

    private string Join(string prefix, bool withUid)
    {
        if (Parent is null) return prefix.Length == 0 || prefix[^1] != '/' ? prefix + "/" : prefix;
        var text = new StringBuilder(prefix);
        if (Root.Name.Length > 0 && text.Length > 0 && text[^1] == '/') text.Length--;
        foreach (var name in Elements) text.Append('/').Append(name);
        if (withUid && Uid != 0) text.Append('#').Append(Uid);
        return text.ToString();
    }

    /// <summary>Joins names into the text of a path.</summary>
    public static string FormatPathElements(IEnumerable<string> pathElements) => "/" + string.Join("/", pathElements);

    /// <summary>True when an actor may be called so: letters, digits, <see cref="ValidSymbols"/> and %-codes, not starting with $.</summary>
    public static bool IsValidPathElement(string? s)
    {
        if (string.IsNullOrEmpty(s) || s[0] == '$') return false;
        for (var i = 0; i < s.Length; i++)
        {
            var c = s[i];
            if (c == '%')
            {
                if (i + 2 >= s.Length || !char.IsAsciiHexDigit(s[i + 1]) || !char.IsAsciiHexDigit(s[i + 2])) return false;
                i += 2;
            }
            else if (!char.IsAsciiLetterOrDigit(c) && !ValidSymbols.Contains(c)) return false;
        }

        return true;
    }

    /// <summary>Reads an absolute path with its address.</summary>
    /// <exception cref="UriFormatException">It is none.</exception>
    public static ActorPath Parse(string path) => TryParse(path, out var parsed) ? parsed : throw new UriFormatException($"Can not parse an ActorPath: {path}");

    /// <summary>Reads an absolute path with its address.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out ActorPath? actorPath)
    {
        actorPath = null;
        return path is not null && TryParseAddress(path, out var address, out var rest) && TryParse(new RootActorPath(address), rest, out actorPath!);
    }

    /// <summary>Reads names and appends them to a path.</summary>
    public static bool TryParse(ActorPath basePath, string absoluteUri, out ActorPath actorPath) => TryParse(basePath, absoluteUri.AsSpan(), out actorPath);

    /// <summary>Reads names and appends them to a path.</summary>
    public static bool TryParse(ActorPath basePath, ReadOnlySpan<char> absoluteUri, out ActorPath actorPath)
    {
        actorPath = basePath;
        foreach (var range in absoluteUri.Split('/'))
        {
            var part = absoluteUri[range];
            if (part.IsEmpty) continue;
            if (part.ContainsAny(" \t?")) return false;
            actorPath = actorPath.Child(part.ToString());
        }

        return true;
    }

    /// <summary>Reads the address in front of a path; its protocol begins with akka.</summary>
    public static bool TryParseAddress(string path, out Address? address) => TryParseAddress(path, out address, out _);

    /// <summary>Reads the address in front of a path and hands back the rest; its protocol begins with akka.</summary>
    public static bool TryParseAddress(string path, [NotNullWhen(true)] out Address? address, out ReadOnlySpan<char> absoluteUri) =>
        Address.TryParse(path.AsSpan(), out address, out absoluteUri);

    /// <summary>Splits a path into the text of its address and the rest.</summary>
    public static bool TryParseParts(ReadOnlySpan<char> path, out ReadOnlySpan<char> address, out ReadOnlySpan<char> absoluteUri)
    {
        address = default;
        absoluteUri = default;
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 1) return false;
        var slash = path[(scheme + 3)..].IndexOf('/');
        address = slash < 0 ? path : path[..(scheme + 3 + slash)];
        absoluteUri = slash < 0 ? "/" : path[(scheme + 3 + slash)..];
        return true;
    }
}

/// <summary>Paths without an address.</summary>
public static class RelativeActorPath
{
    /// <summary>The names of a relative path, or null when it is none. Leading slashes are no names.</summary>
    public static IEnumerable<string>? Unapply(string addr)
    {
        if (addr is null || !Uri.TryCreate(addr, UriKind.RelativeOrAbsolute, out var uri)) return null;
        if (uri.IsAbsoluteUri && addr.Contains("://", StringComparison.Ordinal)) return null;
        return addr.Split('/').SkipWhile(string.IsNullOrEmpty);
    }
}
