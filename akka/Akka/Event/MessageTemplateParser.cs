using System.Collections.Concurrent;
using System.Text;

namespace Akka.Event;

/// <summary>A log template, taken apart.</summary>
internal sealed record MessageTemplate(IReadOnlyList<MessageTemplate.Part> Parts, IReadOnlyList<string> Names, bool IsPositional)
{
    /// <summary>A piece of text, or a hole with its name; a hole's text is what stands in the template.</summary>
    public readonly record struct Part(string Text, string? Name, int Alignment, string? Format);
}

/// <summary>Takes log templates apart. It never fails: what is no hole is text.</summary>
internal static class MessageTemplateParser
{
    // Templates are constants of the program. A program that makes its own must not fill the memory with them.
    private const int MaxKnown = 1_000;

    private const int MaxAlignment = 1_000;

    private static readonly ConcurrentDictionary<string, MessageTemplate> Known = new();

    public static IReadOnlyList<string> GetPropertyNames(string template) => Parse(template).Names;

    public static MessageTemplate Parse(string template)
    {
        if (Known.TryGetValue(template, out var known))
        {
            return known;
        }
        var parsed = TakeApart(template);
        return Known.Count < MaxKnown ? Known.GetOrAdd(template, parsed) : parsed;
    }

    private static MessageTemplate TakeApart(string template)
    {
        var parts = new List<MessageTemplate.Part>();
        var names = new List<string>();
        var text = new StringBuilder();
        var positional = true;
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            var doubled = c is '{' or '}' && i + 1 < template.Length && template[i + 1] == c;
            var close = c == '{' && !doubled ? template.IndexOf('}', i) : -1;
            if (close < 0)
            {
                text.Append(c);
                i += doubled ? 1 : 0;
                continue;
            }
            if (text.Length > 0)
            {
                parts.Add(new MessageTemplate.Part(text.ToString(), null, 0, null));
                text.Clear();
            }
            var hole = Hole(template[i..(close + 1)]);
            parts.Add(hole);
            names.Add(hole.Name!);
            positional &= hole.Name!.Length > 0 && hole.Name.All(char.IsAsciiDigit);
            i = close;
        }
        if (text.Length > 0)
        {
            parts.Add(new MessageTemplate.Part(text.ToString(), null, 0, null));
        }
        return new MessageTemplate(parts, names, positional && names.Count > 0);
    }

    private static MessageTemplate.Part Hole(string text)
    {
        var name = text.AsSpan(1, text.Length - 2);
        string? format = null;
        var alignment = 0;
        if (name.IndexOf(':') is >= 0 and var colon)
        {
            format = name[(colon + 1)..].ToString();
            name = name[..colon];
        }
        if (name.IndexOf(',') is >= 0 and var comma)
        {
            alignment = int.TryParse(name[(comma + 1)..], out var width) ? Math.Clamp(width, -MaxAlignment, MaxAlignment) : 0;
            name = name[..comma];
        }
        return new MessageTemplate.Part(text, name.Trim().TrimStart('@').ToString(), alignment, format);
    }
}
