using System.Buffers;

namespace XChat.Gateway.Uploads;

/// <summary>Takes out of a picture, as it comes by, what tells about the person who took it.</summary>
public interface IPictureCleaner
{
    /// <summary>Whether what came so far can be such a picture.</summary>
    bool IsSound { get; }

    /// <summary>Whether the picture is complete.</summary>
    bool HasEnded { get; }

    /// <summary>Takes the next piece, and writes what stays of it.</summary>
    void Feed(ReadOnlySpan<byte> piece, IBufferWriter<byte> output);
}
