using System.Buffers;
using System.Net;
using XChat.Actors.Chat;

namespace XChat.Gateway.Uploads;

/// <summary>What became of an upload: one of the two.</summary>
public readonly record struct UploadOutcome(Attachment? Stored, UploadRefusal? Refusal)
{
    /// <summary>It was refused.</summary>
    public static implicit operator UploadOutcome(UploadRefusal refusal) => new(null, refusal);

    /// <summary>It was stored.</summary>
    public static implicit operator UploadOutcome(Attachment stored) => new(stored, null);
}

/// <summary>Takes one file from its stream to the store: never whole in memory, its type from its content.</summary>
public sealed class FileIntake(UploadOptions options, AttachmentStore store)
{
    private const int BufferBytes = 32 * 1024;

    /// <summary>Reads <paramref name="body"/> to its end, or to where it is refused.</summary>
    /// <param name="body">The content.</param>
    /// <param name="filename">Its name as the client has it.</param>
    /// <param name="from">Whose share it counts against; null for nobody's.</param>
    /// <exception cref="StorageException">The disk does not take it.</exception>
    public async Task<UploadOutcome> TakeAsync(Stream body, string filename, IPAddress? from)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var head = await body.ReadAtLeastAsync(buffer.AsMemory(0, BufferBytes), ContentSniffer.HeadLength, throwOnEndOfStream: false);
            if (head == 0)
            {
                return UploadRefusal.Empty;
            }

            var type = ContentSniffer.TypeOf(buffer.AsSpan(0, Math.Min(head, ContentSniffer.HeadLength)));
            type = type == FileType.Text ? FileType.TextNamed(filename, options.Mimes) : type;
            return type is not null && options.Mimes.Contains(type.Mime)
                ? await StoreAsync(body, buffer, head, type, filename, from)
                : UploadRefusal.Unsupported(type);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<UploadOutcome> StoreAsync(
        Stream body, byte[] buffer, int length, FileType type, string filename, IPAddress? from)
    {
        await using var file = store.Begin(from);
        var content = new ContentFilter(type);
        long total = 0;
        while (length > 0)
        {
            total += length;
            if (options.MaxFileBytes > 0 && total > options.MaxFileBytes)
            {
                return UploadRefusal.TooLarge(options.MaxFileBytes);
            }

            if (!content.Accepts(buffer.AsMemory(0, length), out var kept))
            {
                return UploadRefusal.Broken;
            }

            if (!kept.IsEmpty && await file.WriteAsync(kept, CancellationToken.None) is { } full)
            {
                return full;
            }

            length = await body.ReadAsync(buffer);
        }

        return content.MayEnd ? await file.CommitAsync(type, filename) : UploadRefusal.Broken;
    }
}
