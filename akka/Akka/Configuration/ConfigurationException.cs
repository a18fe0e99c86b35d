using Akka.Actor;

namespace Akka.Configuration;

/// <summary>Configuration that cannot be read or used. For a HOCON text, the message names line and column.</summary>
public class ConfigurationException : AkkaException
{
    /// <summary>Makes the exception with a text.</summary>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a text and its cause.</summary>
    public ConfigurationException(string message, Exception? exception)
        : base(message, exception)
    {
    }

    /// <summary>The exception for a <typeparamref name="T"/> that was given no configuration.</summary>
    /// <param name="path">Where the configuration was looked for; null when that is not known.</param>
    public static ConfigurationException NullOrEmptyConfig<T>(string? path = null)
    {
        var what = string.IsNullOrWhiteSpace(path) ? "is null or empty" : $"does not contain `{path}` node";
        return new ConfigurationException($"Failed to instantiate {typeof(T).Name}: Configuration {what}");
    }
}
