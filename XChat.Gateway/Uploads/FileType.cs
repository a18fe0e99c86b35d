using System.Collections.Immutable;

namespace XChat.Gateway.Uploads;

/// <summary>A type of file that uploads are recognised as.</summary>
/// <param name="Mime">Its media type.</param>
/// <param name="Extensions">What files of it end with, first the one that stored files get.</param>
public sealed record FileType(string Mime, ImmutableArray<string> Extensions)
{
    /// <summary>Text; which kind of text, nothing in it says.</summary>
    public static readonly FileType Text = new("text/plain", ["txt", "text", "log"]);

    /// <summary>A JPEG picture, whose metadata is taken out.</summary>
    public static readonly FileType Jpeg = new("image/jpeg", ["jpg", "jpeg", "jpe", "jfif"]);

    /// <summary>A ZIP archive, and the office formats that are one inside.</summary>
    public static readonly FileType Zip = new("application/zip", ["zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub"]);

    private static readonly ImmutableArray<FileType> Texts =
    [
        Text,
        new("text/csv", ["csv"]),
        new("text/markdown", ["md", "markdown"]),
        new("application/json", ["json"]),
    ];

    /// <summary>Every type that can be recognised.</summary>
    public static readonly ImmutableArray<FileType> All =
    [
        Jpeg,
        Zip,
        new("image/png", ["png"]),
        new("image/gif", ["gif"]),
        new("image/webp", ["webp"]),
        new("image/avif", ["avif"]),
        new("image/bmp", ["bmp"]),
        new("application/pdf", ["pdf"]),
        new("application/gzip", ["gz", "tgz"]),
        new("application/x-7z-compressed", ["7z"]),
        new("audio/mpeg", ["mp3"]),
        new("audio/ogg", ["ogg", "oga", "opus"]),
        new("audio/flac", ["flac"]),
        new("audio/wav", ["wav"]),
        new("audio/mp4", ["m4a"]),
        new("video/mp4", ["mp4", "m4v", "mov"]),
        new("video/webm", ["webm", "mkv"]),
        .. Texts,
    ];

    /// <summary>A picture that a browser may show by itself; anything else is handed to the person to save.</summary>
    public bool IsPicture => Mime.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>Text that is checked to the last byte.</summary>
    public bool IsText => Texts.Contains(this);

    /// <summary>The type with this media type, or null.</summary>
    public static FileType? Of(string mime) => All.FirstOrDefault(type => type.Mime == mime);

    /// <summary>The registered name of a media type that goes by several.</summary>
    public static string Canonical(string mime) => mime switch
    {
        "image/jpg" or "image/pjpeg" => "image/jpeg",
        "image/x-png" => "image/png",
        "image/x-ms-bmp" => "image/bmp",
        "application/x-zip-compressed" => "application/zip",
        "application/x-gzip" => "application/gzip",
        "audio/mp3" => "audio/mpeg",
        "audio/x-wav" or "audio/wave" => "audio/wav",
        "audio/x-m4a" => "audio/mp4",
        _ => mime,
    };

    /// <summary>The type whose stored files have this extension, or null.</summary>
    public static FileType? OfStored(string extension) => All.FirstOrDefault(type => type.Extensions[0] == extension);

    /// <summary>The kind of text that the name claims, where that kind is among <paramref name="allowed"/>; else plain text.</summary>
    public static FileType TextNamed(string filename, ImmutableArray<string> allowed) =>
        Texts.FirstOrDefault(type => allowed.Contains(type.Mime) && type.HasExtension(filename)) ?? Text;

    /// <summary>Whether a file name fits.</summary>
    public bool HasExtension(string filename)
    {
        var extension = Path.GetExtension(filename).TrimStart('.');
        return Extensions.Any(own => own.Equals(extension, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override string ToString() => Mime;
}
