using System.Collections.Immutable;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace XChat.Gateway.Configuration;

/// <summary>One HOCON file, as settings that know where they stand.</summary>
internal sealed class HoconLayer
{
    // The dispatcher of rooms and sessions: a section that the actor system reads, and knows the keys of.
    private const string Dispatcher = "xchat.dispatcher";

    private readonly Config _config;

    private HoconLayer(string source, Config config, ImmutableArray<Setting> settings) =>
        (Source, _config, Settings) = (source, config, settings);

    /// <summary>What the operator calls it.</summary>
    public string Source { get; }

    /// <summary>What the actor system is told of it. It can be told to log its configuration, and the rest has secrets.</summary>
    public Config ForActors => Part("akka")?.AtKey("akka").WithFallback(DispatcherPart) ?? DispatcherPart;

    private Config DispatcherPart => Part(Dispatcher)?.AtKey("dispatcher").Root.AtKey("xchat") ?? Config.Empty;

    /// <summary>What stands in it, less the part of the actor system, in no order.</summary>
    public ImmutableArray<Setting> Settings { get; }

    /// <summary>Reads a HOCON text.</summary>
    /// <exception cref="InvalidConfiguration">It is none.</exception>
    public static HoconLayer Parse(string source, string hocon)
    {
        var config = TryParse(source, hocon);
        var settings = ImmutableArray.CreateBuilder<Setting>();
        if (config.Root.GetObject() is { } root)
        {
            foreach (var (key, value) in root.Items)
            {
                Flatten(source, [key], value, settings);
            }
        }

        return new HoconLayer(source, config, settings.ToImmutable());
    }

    /// <summary>Reads a HOCON file.</summary>
    /// <exception cref="InvalidConfiguration">It cannot be read, or is none.</exception>
    public static HoconLayer Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new InvalidConfiguration($"{path}: the configuration file cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>What the actor system is told of it, key by key.</summary>
    public IEnumerable<Setting> ActorSettings
    {
        get
        {
            var settings = ImmutableArray.CreateBuilder<Setting>();
            foreach (var path in (ReadOnlySpan<string>)["akka", Dispatcher])
            {
                if (Part(path) is { } part)
                {
                    Flatten(Source, [.. path.Split('.')], part, settings, isActors: true);
                }
            }

            return settings;
        }
    }

    private HoconValue? Part(string path) => _config.HasPath(path) ? _config.GetValue(path) : null;

    private static Config TryParse(string source, string hocon)
    {
        // The parser may call an empty text an error; a file in which everything is commented out is none.
        if (hocon.Split('\n').All(line => line.AsSpan().Trim() is [] or ['#', ..] or ['/', '/', ..]))
        {
            return Config.Empty;
        }

        try
        {
            // A closing brace that is missing at the very end is forgiven; behind a comment it is not the end. A file that was cut off
            // must not pass for a whole one.
            return ConfigurationFactory.ParseString(hocon + "\n#\n");
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            throw new InvalidConfiguration($"{source}: this is no valid HOCON: {wrong.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static void Flatten(string source, ImmutableArray<string> path, HoconValue value, ImmutableArray<Setting>.Builder into, bool isActors = false)
    {
        var shown = string.Join('.', path);
        if (!isActors && (shown is "akka" or Dispatcher))
        {
            return;
        }

        if (value.IsObject())
        {
            var items = value.GetObject()!.Items;
            foreach (var (key, inner) in items)
            {
                Flatten(source, path.Add(key), inner, into, isActors);
            }

            if (items.Count == 0)
            {
                into.Add(new Setting(path, source, shown, Text: null, IsObject: true));
            }
        }
        else if (value.IsString())
        {
            into.Add(new Setting(path, source, shown, value.GetString()));
        }
        else
        {
            // Neither: an empty array, as the official packages see it. An element that is no text is told by its own form, which no
            // list of texts allows.
            var elements = value.IsArray() ? value.GetArray() : [];
            into.Add(new Setting(path, source, shown, Text: null, [.. elements.Select(v => v.IsString() ? v.GetString() ?? "null" : v.ToString())]));
        }
    }
}
