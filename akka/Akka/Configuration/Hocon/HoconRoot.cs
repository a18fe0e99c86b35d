namespace Akka.Configuration.Hocon;

/// <summary>A parsed text.</summary>
public class HoconRoot
{
    /// <summary>Wraps the topmost value of a text.</summary>
    public HoconRoot(HoconValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>The topmost value.</summary>
    public HoconValue Value { get; }
}
