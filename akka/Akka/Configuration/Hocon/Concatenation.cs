using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Joins elements that stand side by side in a text: texts, arrays or objects, but not a mixture.</summary>
internal static class Concatenation
{
    // A value that refers to another twice, that to a third twice and so on, would grow without bound.
    private const int MaxSize = 1 << 20;

    /// <summary>White space between two elements: part of a text, nothing between arrays and objects.</summary>
    public sealed class Space : HoconLiteral;

    public static IHoconElement? Of(List<IHoconElement> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0] is Space ? null : parts[0];
        }
        var kind = default(IHoconElement);
        foreach (var part in parts)
        {
            if (part is Space)
            {
                continue;
            }
            if (kind is not null && Kind(kind) != Kind(part))
            {
                throw new ConfigurationException($"{Kind(kind)} and {Kind(part)} cannot be joined");
            }
            kind ??= part;
        }
        return kind switch
        {
            null => null,
            HoconObject => Objects(parts),
            HoconArray => Arrays(parts),
            _ => Texts(parts),
        };
    }

    private static string Kind(IHoconElement element) => element switch
    {
        HoconObject => "an object",
        HoconArray => "an array",
        _ => "a text",
    };

    private static HoconObject Objects(List<IHoconElement> parts)
    {
        HoconObject? all = null;
        foreach (var part in parts)
        {
            if (part is HoconObject next)
            {
                all = all is null ? next : HoconObject.Overlay(next, all);
            }
        }
        return all!;
    }

    private static HoconArray Arrays(List<IHoconElement> parts)
    {
        var all = new HoconArray();
        foreach (var part in parts)
        {
            if (part is HoconArray next)
            {
                Bound(all.Count + (long)next.Count);
                all.AddRange(next);
            }
        }
        return all;
    }

    private static HoconLiteral Texts(List<IHoconElement> parts)
    {
        var all = new StringBuilder();
        foreach (var part in parts)
        {
            var next = part.GetString();
            Bound(all.Length + (next?.Length ?? 0L));
            all.Append(next);
        }
        return new HoconLiteral { Value = all.ToString() };
    }

    private static void Bound(long size)
    {
        if (size > MaxSize)
        {
            throw new ConfigurationException($"a value of more than {MaxSize:N0} characters or elements is refused");
        }
    }
}
