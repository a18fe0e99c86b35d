using System.Net;
using XChat.Actors.Chat;

namespace XChat.Gateway.Uploads;

/// <summary>One file of the store. Guarded by the store's lock.</summary>
internal sealed class StoredUpload(Attachment attachment, FileType type, string path, long bytes, IPAddress? from)
{
    public Attachment Attachment { get; set; } = attachment;

    public FileType Type { get; } = type;

    public string Path { get; } = path;

    public long Bytes { get; } = bytes;

    /// <summary>Whose share it counts against; null for nobody's.</summary>
    public IPAddress? From { get; } = from;

    /// <summary>Messages in histories that name it.</summary>
    public int References { get; set; }

    /// <summary>When it was stored, or last named by somebody.</summary>
    public DateTimeOffset LastNamed { get; set; }
}
