using System.Globalization;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using Microsoft.Extensions.Configuration;

namespace Akka.Hosting.Configuration;

/// <summary>Reading the configuration of an application as HOCON.</summary>
public static class ConfigurationHoconAdapter
{
    /// <summary>
    /// The configuration as HOCON: sections are objects, or arrays where all their keys are numbers; a key with dots is a
    /// path, unless it is in quotes; an underscore is a dash, as environment variables cannot hold that. A section is the
    /// one key of the result: of the section `akka`, too, `akka.loglevel` is the path.
    /// </summary>
    /// <param name="config">The configuration of the application, or a section of it.</param>
    /// <param name="normalizeKeys">Whether keys are turned to lower case, as environment variables are upper case by custom.</param>
    public static Config ToHocon(this IConfiguration config, bool normalizeKeys = true)
    {
        var root = new HoconObject();
        foreach (var section in config is IConfigurationSection itself ? [itself] : config.GetChildren())
        {
            Add(root, section, normalizeKeys);
        }
        return new Config(new HoconRoot(Value(root)));
    }

    private static void Add(HoconObject target, IConfigurationSection section, bool normalizeKeys)
    {
        var keys = HoconKeys.Split(Key(section.Key, normalizeKeys));
        for (var i = 0; i < keys.Count - 1; i++)
        {
            target = ObjectAt(target, keys[i]);
        }
        var children = section.GetChildren().ToList();
        if (children.Count == 0)
        {
            // JSON's booleans come out of the application's configuration with a capital letter.
            target.Items[keys[^1]] = Value(new HoconLiteral { Value = section.Value switch { "True" => "on", "False" => "off", var text => text } });
        }
        else if (children.TrueForAll(IsElement))
        {
            target.Items[keys[^1]] = Value(Array(children, normalizeKeys));
        }
        else
        {
            var members = ObjectAt(target, keys[^1]);
            children.ForEach(child => Add(members, child, normalizeKeys));
        }
    }

    private static HoconArray Array(List<IConfigurationSection> elements, bool normalizeKeys)
    {
        var array = new HoconArray();
        foreach (var element in elements.OrderBy(Index))
        {
            var holder = new HoconObject();
            Add(holder, element, normalizeKeys);
            array.Add(holder.Items.Values.First());
        }
        return array;
    }

    private static bool IsElement(IConfigurationSection section) => Index(section) >= 0;

    private static int Index(IConfigurationSection section) =>
        int.TryParse(section.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;

    private static string Key(string key, bool normalize)
    {
        var dashed = key.Replace('_', '-');
        return normalize ? dashed.ToLowerInvariant() : dashed;
    }

    private static HoconObject ObjectAt(HoconObject target, string key)
    {
        if (target.GetKey(key)?.GetObject() is { } present)
        {
            return present;
        }
        var created = new HoconObject();
        target.Items[key] = Value(created);
        return created;
    }

    private static HoconValue Value(IHoconElement element) => new([element]);
}
