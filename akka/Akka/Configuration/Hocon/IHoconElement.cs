namespace Akka.Configuration.Hocon;

/// <summary>What a value is made of: a literal, an array or an object.</summary>
public interface IHoconElement
{
    /// <summary>Whether this is a literal.</summary>
    bool IsString();

    /// <summary>The literal's text; null for null and for what is no literal.</summary>
    string? GetString();

    /// <summary>Whether this is an array.</summary>
    bool IsArray();

    /// <summary>The array's values; empty for what is no array.</summary>
    IList<HoconValue> GetArray();
}

/// <summary>What may be an object.</summary>
public interface IMightBeAHoconObject
{
    /// <summary>Whether this is an object.</summary>
    bool IsObject();

    /// <summary>The object, or null.</summary>
    HoconObject? GetObject();
}
