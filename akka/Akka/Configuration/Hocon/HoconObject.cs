using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Keys and their values, in the order of the text.</summary>
public class HoconObject : IHoconElement
{
    /// <summary>The keys, unquoted, with their values. Read it only: the object is shared by every configuration laid over it.</summary>
    public Dictionary<string, HoconValue> Items { get; } = new();

    /// <summary>The object as plain dictionaries, lists of values and texts.</summary>
    public IDictionary<string, object?> Unwrapped
    {
        get
        {
            var plain = new Dictionary<string, object?>(Items.Count);
            foreach (var (key, value) in Items)
            {
                plain[key] = value.GetObject() is { } inner ? inner.Unwrapped
                    : value.IsArray() ? value.GetArray()
                    : value.GetString();
            }
            return plain;
        }
    }

    /// <inheritdoc />
    public bool IsString() => false;

    /// <inheritdoc />
    public string? GetString() => null;

    /// <inheritdoc />
    public bool IsArray() => false;

    /// <inheritdoc />
    public IList<HoconValue> GetArray() => [];

    /// <summary>The value of a key (not a path), or null.</summary>
    public HoconValue? GetKey(string key) => Items.GetValueOrDefault(key);

    /// <summary>The object as HOCON.</summary>
    public override string ToString() => ToString(0);

    /// <summary>The object as HOCON, without braces.</summary>
    /// <param name="indent">How many times each line is indented by two spaces.</param>
    public string ToString(int indent)
    {
        var text = new StringBuilder();
        HoconText.WriteMembers(text, this, indent);
        return text.ToString();
    }

    // Everything but what conflicts is shared with both.
    internal static HoconObject Overlay(HoconObject upper, HoconObject lower)
    {
        var merged = new HoconObject();
        merged.Items.EnsureCapacity(upper.Items.Count + lower.Items.Count);
        foreach (var (key, value) in upper.Items)
        {
            merged.Items[key] = value.GetObject() is { } over && lower.GetKey(key)?.GetObject() is { } under
                ? new HoconValue(Overlay(over, under))
                : value;
        }
        foreach (var (key, value) in lower.Items)
        {
            merged.Items.TryAdd(key, value);
        }
        return merged;
    }
}
