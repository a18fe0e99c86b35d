using System.Globalization;
using System.Text;

namespace Akka.Event;

/// <summary>
/// Fills templates by name, in the order of the arguments: <c>"{User} joined {Room}"</c>. Templates whose holes are all
/// numbers are filled as <see cref="string.Format(string, object[])"/> does.
/// </summary>
/// <remarks>A hole may have an alignment and a format: <c>{Bytes,10:N0}</c>. A hole without an argument is left as it stands.</remarks>
public sealed class SemanticLogMessageFormatter : ILogMessageFormatter
{
    /// <summary>The only one.</summary>
    public static readonly SemanticLogMessageFormatter Instance = new();

    private SemanticLogMessageFormatter()
    {
    }

    /// <inheritdoc />
    public string Format(string format, params object[] args)
    {
        if (format is null)
        {
            return "";
        }
        var template = MessageTemplateParser.Parse(format);
        return template.IsPositional ? string.Format(format, args ?? []) : Fill(template, args ?? []);
    }

    /// <inheritdoc />
    public string Format(string format, IEnumerable<object> args) => Format(format, args as object[] ?? args?.ToArray() ?? []);

    private static string Fill(MessageTemplate template, object[] args)
    {
        var text = new StringBuilder();
        var next = 0;
        foreach (var part in template.Parts)
        {
            if (part.Name is null)
            {
                text.Append(part.Text);
            }
            else if (next < args.Length)
            {
                Append(text, part, args[next++]);
            }
            else
            {
                text.Append(part.Text);
            }
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, MessageTemplate.Part hole, object? value)
    {
        var shown = value switch
        {
            null => "null",
            IFormattable formattable when hole.Format is not null => Formatted(formattable, hole.Format),
            _ => value.ToString() ?? "",
        };
        text.Append(hole.Alignment < 0 ? shown.PadRight(-hole.Alignment) : shown.PadLeft(hole.Alignment));
    }

    private static string Formatted(IFormattable value, string format)
    {
        try
        {
            return value.ToString(format, CultureInfo.CurrentCulture);
        }
        catch (FormatException)
        {
            // A log line with a value in another format is worth more than none.
            return value.ToString() ?? "";
        }
    }
}
