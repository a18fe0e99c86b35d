using System.Globalization;

namespace XChat.Actors.Chat;

/// <summary>The last message that a client has seen: <c>EPOCH:ID</c>.</summary>
/// <param name="Epoch">One life of a room's log.</param>
/// <param name="Id">Position in it; 0 is before the first message.</param>
public readonly record struct ResumePoint(string Epoch, long Id)
{
    /// <summary>Longest epoch that is looked at, in characters.</summary>
    public const int MaxEpochLength = 64;

    /// <summary>Reads <c>EPOCH:ID</c>, ID a decimal number from 0; false for anything else.</summary>
    public static bool TryParse(string? raw, out ResumePoint point)
    {
        point = default;
        var colon = raw?.LastIndexOf(':') ?? -1;
        return colon >= 0
            && long.TryParse(raw.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && TryCreate(raw![..colon], id, out point);
    }

    /// <summary>A point from its parts; false where the epoch is empty or too long, or the id negative.</summary>
    public static bool TryCreate(string? epoch, long id, out ResumePoint point)
    {
        var good = epoch is { Length: > 0 and <= MaxEpochLength } && id >= 0;
        point = good ? new ResumePoint(epoch!, id) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}:{Id}");
}
