using System.Reflection;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Where configurations come from.</summary>
public class ConfigurationFactory
{
    private static Config? _reference;

    /// <summary>The configuration without keys.</summary>
    public static Config Empty => Config.Empty;

    /// <summary>Reads a HOCON text. A text that includes others is refused.</summary>
    /// <exception cref="ConfigurationException">The text is no HOCON; the message names line and column.</exception>
    public static Config ParseString(string hocon) => ParseString(hocon, null);

    /// <summary>Reads a HOCON text.</summary>
    /// <param name="hocon">The text.</param>
    /// <param name="includeCallback">Called for each `include "name"` with the name; null refuses them.</param>
    /// <exception cref="ConfigurationException">The text is no HOCON; the message names line and column.</exception>
    public static Config ParseString(string hocon, Func<string, HoconRoot>? includeCallback) =>
        new(Parser.Parse(hocon, includeCallback));

    /// <summary>
    /// The configuration of the application itself. This kernel reads no app.config, so it is always the empty one:
    /// pass your own to the actor system.
    /// </summary>
    public static Config Load() => Empty;

    /// <summary>The reference configuration: every key the kernel reads, with its default.</summary>
    public static Config Default() => _reference ??= new Config(PlainText.Read(ReferenceConfiguration.Text));

    /// <summary>Reads a resource embedded in the assembly of <typeparamref name="TAssembly"/>.</summary>
    /// <exception cref="ConfigurationException">There is no such resource, or it is no HOCON.</exception>
    public static Config FromResource<TAssembly>(string resourceName) =>
        FromResource(resourceName, typeof(TAssembly).Assembly);

    /// <summary>Reads a resource embedded in the assembly of the given object's type (or of the given type or assembly).</summary>
    /// <exception cref="ConfigurationException">There is no such resource, or it is no HOCON.</exception>
    public static Config FromResource(string resourceName, object instanceInAssembly) => instanceInAssembly switch
    {
        Type type => FromResource(resourceName, type.Assembly),
        Assembly assembly => FromResource(resourceName, assembly),
        _ => FromResource(resourceName, instanceInAssembly.GetType().Assembly),
    };

    /// <summary>Reads a resource embedded in <paramref name="assembly"/>.</summary>
    /// <exception cref="ConfigurationException">There is no such resource, or it is no HOCON.</exception>
    public static Config FromResource(string resourceName, Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(resourceName)
            ?? throw new ConfigurationException($"{assembly.GetName().Name} has no resource named {resourceName}.");
        using var reader = new StreamReader(stream);
        return ParseString(reader.ReadToEnd());
    }
}
