using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace XChat.Gateway.Page;

/// <summary>One file of the web client, out of the assembly. Read, and compressed as far as it goes, when it is first asked for.</summary>
public sealed class PageAsset
{
    // Below this a packet is a packet.
    private const int WorthCompressing = 512;

    private readonly Lazy<byte[]> _plain;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    /// <summary>A file of the page.</summary>
    /// <param name="resource">Its name among the assembly's resources.</param>
    /// <param name="rewrite">Changes its text before it is served; null where it is served as it lies.</param>
    public PageAsset(string resource, Func<string, string>? rewrite = null)
    {
        ContentType = TypeOf(resource);
        _plain = new Lazy<byte[]>(() => rewrite is null ? Read(resource) : Encoding.UTF8.GetBytes(rewrite(Encoding.UTF8.GetString(Read(resource)))));
        _brotli = new Lazy<byte[]>(() => Compressed(into => new BrotliStream(into, CompressionLevel.SmallestSize)));
        _gzip = new Lazy<byte[]>(() => Compressed(into => new GZipStream(into, CompressionLevel.SmallestSize)));
    }

    /// <summary>Its media type.</summary>
    public string ContentType { get; }

    private bool Compresses => !ContentType.StartsWith("image/png", StringComparison.Ordinal) && !ContentType.StartsWith("font/", StringComparison.Ordinal);

    /// <summary>Its bytes, in the best encoding that a client takes.</summary>
    /// <param name="accepted">The client's <c>Accept-Encoding</c>.</param>
    /// <param name="encoding">The encoding chosen; null for none.</param>
    public byte[] For(string? accepted, out string? encoding)
    {
        var worthIt = Compresses && _plain.Value.Length >= WorthCompressing;
        encoding = !worthIt ? null : Accepts(accepted, "br") ? "br" : Accepts(accepted, "gzip") ? "gzip" : null;
        return encoding switch { "br" => _brotli.Value, "gzip" => _gzip.Value, _ => _plain.Value };
    }

    private static bool Accepts(string? accepted, string encoding)
    {
        foreach (var part in accepted.AsSpan().Split(','))
        {
            var offer = accepted.AsSpan()[part];
            var semicolon = offer.IndexOf(';');
            var name = (semicolon < 0 ? offer : offer[..semicolon]).Trim();
            var refused = semicolon >= 0 && offer[semicolon..].Trim("; \tq=.0").IsEmpty;
            if (!refused && name.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A resource of the assembly.</summary>
    public static byte[] Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private byte[] Compressed(Func<Stream, Stream> with)
    {
        var small = new MemoryStream();
        using (var compressor = with(small))
        {
            compressor.Write(_plain.Value);
        }

        return small.ToArray();
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".webmanifest" => "application/manifest+json; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        ".woff2" => "font/woff2",
        ".txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
}
