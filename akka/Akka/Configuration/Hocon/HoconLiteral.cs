namespace Akka.Configuration.Hocon;

/// <summary>A text, number, boolean or null: all are kept as they were written.</summary>
public class HoconLiteral : IHoconElement
{
    /// <summary>The text without its quotes; null for null.</summary>
    public string? Value { get; set; }

    /// <inheritdoc />
    public bool IsString() => true;

    /// <inheritdoc />
    public string? GetString() => Value;

    /// <inheritdoc />
    public bool IsArray() => false;

    /// <inheritdoc />
    public IList<HoconValue> GetArray() => [];

    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "null";
}
