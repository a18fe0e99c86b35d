using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>An array of values.</summary>
public class HoconArray : List<HoconValue>, IHoconElement
{
    /// <inheritdoc />
    public bool IsString() => false;

    /// <inheritdoc />
    public string? GetString() => null;

    /// <inheritdoc />
    public bool IsArray() => true;

    /// <inheritdoc />
    public IList<HoconValue> GetArray() => this;

    /// <summary>The array as HOCON.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        HoconText.Write(text, this, 0);
        return text.ToString();
    }
}
