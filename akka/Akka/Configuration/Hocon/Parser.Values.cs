namespace Akka.Configuration.Hocon;

public partial class Parser
{
    // What stands without quotes: `null` is null when it is all of its value.
    private sealed class Word : HoconLiteral;

    // A value ends at the end of its line, at a comma, a comment or a closing bracket.
    private bool AtValueEnd => Now switch
    {
        '\0' => AtEnd,
        '\n' or '\r' or ',' or '}' or ']' or '#' => true,
        '/' => Next == '/',
        _ => false,
    };

    private HoconValue ParseValue(string what, bool objectsOnly = false)
    {
        var start = _at;
        object? first = null;
        List<object>? parts = null;
        var referring = false;
        while (!AtValueEnd && !(objectsOnly && first is not null && Now is not ('{' or '$') && !IsBlank(Now)))
        {
            var part = ParsePart();
            if (part is null)
            {
                break;
            }
            referring |= part is Unsettled.Reference;
            if (first is null)
            {
                first = part;
            }
            else
            {
                (parts ??= [first]).Add(part);
            }
        }
        if (first is null)
        {
            throw Unexpected(what);
        }
        if (referring)
        {
            return Later(new Unsettled { Parts = parts ?? [first], Position = start });
        }
        if (parts is not null)
        {
            return Joined(parts, start);
        }
        if (first is Word { Value: "null" } nothing)
        {
            nothing.Value = null;
        }
        return new HoconValue((IHoconElement)first);
    }

    private HoconValue Joined(List<object> parts, int start)
    {
        // The objects of one value may refer to each other: they are laid over each other as members of one key are.
        if (parts.TrueForAll(part => part is HoconObject or Concatenation.Space))
        {
            HoconValue? all = null;
            foreach (var part in parts)
            {
                if (part is HoconObject next)
                {
                    all = all is null ? new HoconValue(next) : LayOver(new HoconValue(next), all, start);
                }
            }
            return all!;
        }
        try
        {
            return new HoconValue(Concatenation.Of(parts.ConvertAll(part => (IHoconElement)part)));
        }
        catch (ConfigurationException cause)
        {
            throw Error(start, cause.Message);
        }
    }

    // Null: only white space was left.
    private object? ParsePart()
    {
        switch (Now)
        {
            case '{':
                return ParseObject();
            case '[':
                return ParseArray();
            case '"':
                return new HoconLiteral { Value = ParseQuoted(multiline: true) };
            case '$' when Next == '{':
                return ParseReference();
            default:
                return IsBlank(Now) ? ParseSpace() : ParseUnquoted();
        }
    }

    private HoconObject ParseObject()
    {
        var members = new HoconObject();
        var start = _at;
        Enter(1);
        _at++;
        ParseMembers(members);
        if (AtEnd)
        {
            ForgiveBrace(start);
        }
        else
        {
            _at++;
        }
        _depth--;
        return members;
    }

    private HoconArray ParseArray()
    {
        var array = new HoconArray();
        var start = _at;
        Enter(1);
        _at++;
        while (true)
        {
            SkipBlank();
            if (Now == ']')
            {
                break;
            }
            if (AtEnd)
            {
                throw Error(start, "this '[' has no ']'");
            }
            array.Add(ParseValue("a value or ']'"));
            var line = _at;
            SkipBlank();
            if (Now == ',')
            {
                _at++;
            }
            else if (!AtEnd && Now != ']' && _text.AsSpan(line, _at - line).IndexOfAny('\n', '\r') < 0)
            {
                throw Unexpected("a comma, a new line or ']'");
            }
        }
        _at++;
        _depth--;
        return array;
    }

    private Unsettled.Reference ParseReference()
    {
        var start = _at;
        _at += 2;
        var optional = Now == '?';
        if (optional)
        {
            _at++;
        }
        var path = ParsePath();
        if (Now != '}')
        {
            throw Unexpected("'}' after the path of a reference");
        }
        _at++;
        return new Unsettled.Reference(path, optional, start);
    }

    private Concatenation.Space? ParseSpace()
    {
        var start = _at;
        while (IsBlank(Now))
        {
            _at++;
        }
        return AtValueEnd ? null : new Concatenation.Space { Value = _text[start.._at] };
    }

    // A run of words with the white space between them.
    private Word ParseUnquoted()
    {
        var start = _at;
        while (!AtValueEnd && IsUnquoted(Now))
        {
            _at++;
        }
        if (_at == start)
        {
            throw Error(_at, Now == '\0' ? "a value holds a zero character" : $"'{Now}' must stand in quotes in a value");
        }
        var end = _at;
        if (AtValueEnd)
        {
            while (IsBlank(_text[end - 1]))
            {
                end--;
            }
        }
        return new Word { Value = _text[start..end] };
    }

    private static bool IsUnquoted(char c) => c switch
    {
        '$' or '"' or '{' or '}' or '[' or ']' or ':' or '=' or ',' or '#' or '`' or '^' or '?' or '!' or '@' or '*' or '&' or '\\'
            or '\0' => false,
        _ => true,
    };
}
