using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>
/// A configuration: a tree of keys and values, laid over any number of fallbacks. It never changes once it is made, so
/// any thread may read it.
/// </summary>
/// <remarks>
/// Paths are keys joined by dots; a key that holds a dot itself is quoted: <c>a."b.c".d</c>. A key that is absent from
/// this configuration is read from its fallbacks; objects of both are merged, and everything else hides what lies under it.
/// </remarks>
public partial class Config
{
    /// <summary>The configuration without keys.</summary>
    public static readonly Config Empty = new();

    // Without what the fallbacks add: ToString() shows this.
    private readonly HoconValue _own;

    /// <summary>Makes the configuration without keys.</summary>
    public Config()
        : this(new HoconRoot(new HoconValue(new HoconObject())))
    {
    }

    /// <summary>Makes a configuration of a parsed text.</summary>
    public Config(HoconRoot root)
    {
        ArgumentNullException.ThrowIfNull(root);
        _own = Root = root.Value;
    }

    /// <summary>Lays <paramref name="source"/> over <paramref name="fallback"/>.</summary>
    public Config(Config source, Config? fallback)
    {
        ArgumentNullException.ThrowIfNull(source);
        _own = source._own;
        Fallback = source.Fallback is null ? fallback : fallback is null ? source.Fallback : new Config(source.Fallback, fallback);
        Root = Overlay(source.Root, fallback);
    }

    private Config(HoconValue own, HoconValue merged)
    {
        _own = own;
        Root = merged;
    }

    /// <summary>What this configuration is laid over, or null.</summary>
    public Config? Fallback { get; }

    /// <summary>The topmost value: an object that holds the keys of this configuration and of its fallbacks.</summary>
    public HoconValue Root { get; }

    /// <summary>Whether there is no key at all.</summary>
    public virtual bool IsEmpty => Root.IsEmpty;

    /// <summary>This configuration laid over <paramref name="fallback"/>; neither of the two changes.</summary>
    /// <exception cref="ArgumentException">The fallback is this configuration itself.</exception>
    public virtual Config WithFallback(Config? fallback)
    {
        if (ReferenceEquals(fallback, this))
        {
            throw new ArgumentException("A configuration cannot be its own fallback.", nameof(fallback));
        }
        return fallback is null ? this : new Config(this, fallback);
    }

    /// <summary>A copy of this configuration, laid over <paramref name="fallback"/> where one is given.</summary>
    protected Config Copy(Config? fallback = null) => new(this, fallback);

    /// <summary>Whether something, be it null, is set at <paramref name="path"/>.</summary>
    public virtual bool HasPath(string path) => Find(path) is not null;

    /// <summary>The value at <paramref name="path"/>, or null.</summary>
    public HoconValue? GetValue(string path) => Find(path);

    /// <summary>The part of the configuration under <paramref name="path"/>; null where nothing is set.</summary>
    public virtual Config GetConfig(string path)
    {
        var merged = Find(path);
        if (merged is null)
        {
            // Declared as never null, as Akka.NET has it: code that compiles against it compiles here.
            return null!;
        }
        var own = Fallback is null ? merged : HoconPath.Find(_own, path) ?? new HoconValue(new HoconObject());
        return new Config(own, merged);
    }

    /// <summary>The topmost keys with their values, in the order of the text.</summary>
    public virtual IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable() =>
        Root.GetObject() is { } root ? root.Items : [];

    /// <summary>This configuration as HOCON, without its fallbacks.</summary>
    public override string ToString() => ToString(false);

    /// <summary>This configuration as HOCON.</summary>
    /// <param name="includeFallback">Whether what comes from the fallbacks is in it.</param>
    public string ToString(bool includeFallback) => (includeFallback ? Root : _own).ToString();

    /// <summary>Reads a HOCON text.</summary>
    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    /// <summary>Lays <paramref name="config"/> over a HOCON text.</summary>
    public static Config operator +(Config config, string fallback) =>
        config.WithFallback(ConfigurationFactory.ParseString(fallback));

    /// <summary>Lays a HOCON text over <paramref name="fallbackConfig"/>.</summary>
    public static Config operator +(string configHocon, Config fallbackConfig) =>
        ConfigurationFactory.ParseString(configHocon).WithFallback(fallbackConfig);

    private HoconValue? Find(string path) => HoconPath.Find(Root, path);

    private static HoconValue Overlay(HoconValue upper, Config? lower)
    {
        if (lower is null || lower.IsEmpty)
        {
            return upper;
        }
        if (upper.IsEmpty)
        {
            return lower.Root;
        }
        return upper.GetObject() is { } over && lower.Root.GetObject() is { } under
            ? new HoconValue(HoconObject.Overlay(over, under))
            : upper;
    }
}
