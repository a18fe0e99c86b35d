using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using XChat.Actors.Chat;

namespace XChat.Gateway.Moderation;

/// <summary>How bans are written down: JSON that an operator can read and mend.</summary>
public static partial class BanFileFormat
{
    private const int MaxReason = 64 * 1024;

    /// <summary>The bans of a file's <paramref name="content"/>.</summary>
    /// <exception cref="BadBanFileException">It is not a list of bans, whole and in every entry.</exception>
    public static ImmutableArray<Ban> Parse(ReadOnlySpan<byte> content)
    {
        try
        {
            var file = JsonSerializer.Deserialize(content, BanJson.Default.Written)
                ?? throw new BadBanFileException("it has no bans in it.");
            return [.. file.Bans.Select((ban, index) => BanOf(ban) ?? throw new BadBanFileException($"ban {index + 1} has no valid name or address."))];
        }
        catch (JsonException malformed)
        {
            throw new BadBanFileException($"line {(malformed.LineNumber ?? 0) + 1} is not as the server writes it.");
        }
    }

    /// <summary>The content of a file with these bans.</summary>
    public static byte[] Format(ImmutableArray<Ban> bans) =>
        JsonSerializer.SerializeToUtf8Bytes(new Written([.. bans.Select(EntryOf)]), BanJson.Default.Written);

    private static Entry EntryOf(Ban ban) => new(
        ban.Name?.Value, ban.Address?.ToString(), ban.Until, ban.Reason.Length > 0 ? ban.Reason : null);

    private static Ban? BanOf(Entry? entry)
    {
        if (entry is null || (entry.Name is null && entry.Address is null) || entry.Reason?.Length > MaxReason)
        {
            return null;
        }

        UserName? name = null;
        IPAddress? address = null;
        if (entry.Name is not null && !UserName.TryParse(entry.Name, out name, out _))
        {
            return null;
        }

        if (entry.Address is not null)
        {
            if (!ClientAddress.TryParse(entry.Address, out var parsed))
            {
                return null;
            }

            address = parsed.Key;
        }

        return new Ban(name, address, entry.Until, entry.Reason ?? "");
    }

    private sealed record Written([property: JsonRequired] Entry?[] Bans);

    private sealed record Entry(string? Name = null, string? Address = null, DateTimeOffset? Until = null, string? Reason = null);

    [JsonSourceGenerationOptions(
        WriteIndented = true,
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true)]
    [JsonSerializable(typeof(Written))]
    private sealed partial class BanJson : JsonSerializerContext;
}

/// <summary>A file of bans that cannot be taken for one. The message says what to mend.</summary>
public sealed class BadBanFileException(string message) : Exception(message);
