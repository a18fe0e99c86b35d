using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Writes elements as HOCON that reads back as the same.</summary>
internal static class HoconText
{
    public static void Write(StringBuilder text, IHoconElement? element, int indent)
    {
        switch (element)
        {
            case HoconObject { Items.Count: 0 }:
                text.Append("{}");
                break;
            case HoconObject inner:
                text.Append("{\n");
                WriteMembers(text, inner, indent + 1);
                text.Append(' ', indent * 2).Append('}');
                break;
            case HoconArray array:
                text.Append('[');
                for (var i = 0; i < array.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Write(text, array[i].Element, indent);
                }
                text.Append(']');
                break;
            default:
                WriteLiteral(text, element?.GetString());
                break;
        }
    }

    public static void WriteMembers(StringBuilder text, HoconObject members, int indent)
    {
        foreach (var (key, value) in members.Items)
        {
            text.Append(' ', indent * 2);
            WriteString(text, key, IsPlainKey(key));
            text.Append(" : ");
            Write(text, value.Element, indent);
            text.Append('\n');
        }
    }

    private static void WriteLiteral(StringBuilder text, string? value)
    {
        if (value is null)
        {
            text.Append("null");
        }
        else
        {
            WriteString(text, value, IsPlainValue(value));
        }
    }

    private static bool IsPlainKey(string key)
    {
        foreach (var c in key)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }
        return key is not ("" or "include");
    }

    private static bool IsPlainValue(string value)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }
        return value is not ("" or "null");
    }

    private static void WriteString(StringBuilder text, string value, bool plain)
    {
        if (plain)
        {
            text.Append(value);
            return;
        }
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4")),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
