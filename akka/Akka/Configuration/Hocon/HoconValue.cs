using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>What a key is set to: a literal, an array or an object.</summary>
public partial class HoconValue : IMightBeAHoconObject
{
    /// <summary>Makes a value that is nothing yet.</summary>
    public HoconValue()
    {
    }

    /// <summary>Makes a value of elements that stand side by side: texts, arrays or objects are joined into one.</summary>
    /// <exception cref="ConfigurationException">The elements are of different kinds.</exception>
    public HoconValue(List<IHoconElement> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Element = Concatenation.Of(values);
    }

    internal HoconValue(IHoconElement? element) => Element = element;

    /// <summary>Whether there is nothing here, or an object without keys.</summary>
    public bool IsEmpty => Element is null or HoconObject { Items.Count: 0 };

    /// <summary>What the value is made of: one element, or none.</summary>
    public List<IHoconElement> Values => Element is null ? [] : [Element];

    internal IHoconElement? Element { get; set; }

    // What stands here until the whole text is read; null once it is settled.
    internal Unsettled? Unsettled { get; set; }

    /// <summary>Whether this is an object.</summary>
    public bool IsObject() => Element is HoconObject;

    /// <summary>The object, or null.</summary>
    public HoconObject? GetObject() => Element as HoconObject;

    /// <summary>Whether this is an array.</summary>
    public bool IsArray() => Element is not null && Element.IsArray();

    /// <summary>The values of the array; empty for what is no array.</summary>
    public IList<HoconValue> GetArray() => Element?.GetArray() ?? [];

    /// <summary>Whether this is a literal.</summary>
    public bool IsString() => Element is not null && Element.IsString();

    /// <summary>The literal's text; null for null and for what is no literal.</summary>
    public string? GetString() => Element?.GetString();

    /// <summary>The value of a key of this object, or null.</summary>
    public HoconValue? GetChildObject(string key) => GetObject()?.GetKey(key);

    /// <summary>A configuration that holds this value under <paramref name="key"/>.</summary>
    public Config AtKey(string key)
    {
        var holder = new HoconObject();
        holder.Items[key] = this;
        return new Config(new HoconRoot(new HoconValue(holder)));
    }

    /// <summary>A configuration whose keys are those of this object.</summary>
    public Config ToConfig() => new(new HoconRoot(this));

    internal HoconValue Copy()
    {
        if (Element is not HoconObject members)
        {
            return this;
        }
        var copy = new HoconObject();
        foreach (var (key, value) in members.Items)
        {
            copy.Items[key] = value.Copy();
        }
        return new HoconValue(copy);
    }

    /// <summary>The value as HOCON.</summary>
    public override string ToString() => ToString(0);

    /// <summary>The value as HOCON.</summary>
    /// <param name="indent">How many times its inner lines are indented by two spaces.</param>
    public virtual string ToString(int indent)
    {
        var text = new StringBuilder();
        HoconText.Write(text, Element, indent);
        return text.ToString();
    }
}
