using System.Collections.Immutable;

namespace XChat.Gateway.Configuration;

/// <summary>One value that is not what it was. Secrets are masked.</summary>
/// <param name="Key">The key.</param>
/// <param name="Before">What it was; null where it was not set.</param>
/// <param name="After">What it is; null where it is not set any more.</param>
/// <param name="AtRunTime">Whether a running server can take it over.</param>
public sealed record ConfigurationChange(string Key, string? Before, string? After, bool AtRunTime)
{
    // Everything else is read once: sockets that listen, threads, folders, what pages and uploads go by.
    private static readonly string[] Reloaded =
    [
        "xchat.token", "xchat.admins", "xchat.default-room", "xchat.rooms", "xchat.history", "xchat.history-bytes", "xchat.resume-grace", "xchat.limits",
    ];

    /// <summary>What it is now, and what it was.</summary>
    public string Told =>
        After is null ? $"{Key} is set no more (was {Before})"
        : Before is null ? $"{Key} = {After} (was not set)"
        : $"{Key} = {After} (was {Before})";

    /// <summary>Whether a running server can take over another value of <paramref name="key"/>.</summary>
    public static bool IsReloaded(string key) =>
        Reloaded.Any(name => key == name || (key.StartsWith(name, StringComparison.Ordinal) && key[name.Length] == '.'));

    /// <summary>All differences, by key.</summary>
    public static ImmutableArray<ConfigurationChange> Between(ImmutableArray<EffectiveSetting> before, ImmutableArray<EffectiveSetting> after)
    {
        var then = before.ToDictionary(value => value.Key);
        var now = after.ToDictionary(value => value.Key);
        return [.. then.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
            .Select(key => (Key: key, Then: then.GetValueOrDefault(key), Now: now.GetValueOrDefault(key)))
            .Where(pair => pair.Then?.Fingerprint != pair.Now?.Fingerprint)
            .Select(pair => new ConfigurationChange(pair.Key, pair.Then?.Value, pair.Now?.Value, IsReloaded(pair.Key)))];
    }
}
