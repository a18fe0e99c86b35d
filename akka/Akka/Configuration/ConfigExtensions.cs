using System.Diagnostics.CodeAnalysis;

namespace Akka.Configuration;

/// <summary>Reading configurations that may be missing.</summary>
public static class ConfigExtensions
{
    /// <summary>Whether there is no configuration, or none with a key in it.</summary>
    public static bool IsNullOrEmpty([NotNullWhen(false)] this Config? config) => config is null || config.IsEmpty;

    /// <summary>
    /// <paramref name="config"/> laid over <paramref name="fallback"/>; where either is null or empty, or both are the
    /// same, the other alone.
    /// </summary>
    public static Config? SafeWithFallback(this Config? config, Config? fallback)
    {
        if (config.IsNullOrEmpty())
        {
            return fallback ?? config;
        }
        return fallback.IsNullOrEmpty() || ReferenceEquals(config, fallback) ? config : config.WithFallback(fallback);
    }
}
