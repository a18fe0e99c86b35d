namespace Akka.Configuration.Hocon;

/// <summary>A value that refers to others, or lies over one that does: known only when the whole text is read.</summary>
internal sealed class Unsettled
{
    /// <summary>In order: <see cref="IHoconElement"/>, <see cref="HoconValue"/>, <see cref="Reference"/> or <see cref="Previous"/>.</summary>
    public required List<object> Parts { get; init; }

    /// <summary>Where the value stands in the text.</summary>
    public required int Position { get; init; }

    /// <summary>What the same key was set to before: `${a}` in the value of `a` itself means that.</summary>
    public HoconValue? Older { get; set; }

    public bool Settling { get; set; }

    /// <summary>Hidden by a later value of the same key: settled only if that one asks for it.</summary>
    public bool Hidden { get; set; }

    /// <summary>`${path}` or `${?path}`.</summary>
    public sealed record Reference(List<string> Path, bool Optional, int Position);

    /// <summary>The value of the same key so far: the left side of `+=`.</summary>
    public sealed class Previous
    {
        public static readonly Previous Instance = new();
    }
}
