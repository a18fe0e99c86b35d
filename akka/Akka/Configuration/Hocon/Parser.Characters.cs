using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

public partial class Parser
{
    private static bool IsBlank(char c) => c is ' ' or '\t' || (c > '\x7f' || c is '\v' or '\f') && char.IsWhiteSpace(c);

    private void SkipSpaces()
    {
        while (IsBlank(Now))
        {
            _at++;
        }
    }

    // White space, new lines and comments.
    private void SkipBlank()
    {
        while (true)
        {
            var c = Now;
            if (c is '#' || c is '/' && Next == '/')
            {
                var end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end;
            }
            else if (c is '\n' or '\r' || IsBlank(c))
            {
                _at++;
            }
            else
            {
                return;
            }
        }
    }

    private string ParseQuoted(bool multiline)
    {
        if (multiline && Next == '"' && _at + 2 < _text.Length && _text[_at + 2] == '"')
        {
            return ParseTripleQuoted();
        }
        var start = _at++;
        StringBuilder? escaped = null;
        var from = _at;
        while (Now != '"')
        {
            if (AtEnd || Now is '\n' or '\r')
            {
                throw Error(start, "this text has no closing quote on its line");
            }
            if (Now == '\\')
            {
                (escaped ??= new StringBuilder()).Append(_text, from, _at - from).Append(ParseEscape());
                from = _at;
            }
            else
            {
                _at++;
            }
        }
        var plain = _text[from.._at++];
        return escaped is null ? plain : escaped.Append(plain).ToString();
    }

    private string ParseTripleQuoted()
    {
        var start = _at;
        var end = _text.IndexOf("\"\"\"", start + 3, StringComparison.Ordinal);
        if (end < 0)
        {
            throw Error(start, "this text has no closing \"\"\"");
        }
        // Quotes at the very end belong to the text: """a"""" is a".
        while (end + 3 < _text.Length && _text[end + 3] == '"')
        {
            end++;
        }
        _at = end + 3;
        return _text[(start + 3)..end];
    }

    private char ParseEscape()
    {
        var code = Next;
        if (code == 'u')
        {
            if (_at + 6 > _text.Length
                || !ushort.TryParse(_text.AsSpan(_at + 2, 4), NumberStyles.AllowHexSpecifier, NumberFormatInfo.InvariantInfo, out var unit))
            {
                throw Error(_at, "\\u must be followed by four hexadecimal digits");
            }
            _at += 6;
            return (char)unit;
        }
        var character = code switch
        {
            '"' or '\\' or '/' => code,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error(_at, "unknown escape: a backslash is written \\\\, or the text in triple quotes"),
        };
        _at += 2;
        return character;
    }

    private void Enter(int levels)
    {
        _depth += levels;
        if (_depth > MaxDepth)
        {
            throw Error(_at, $"objects and arrays more than {MaxDepth} deep are refused");
        }
    }

    private ConfigurationException Unexpected(string expected) =>
        Error(_at, AtEnd ? $"the text ends where {expected} is expected" : $"'{Shown(Now)}' where {expected} is expected");

    private static string Shown(char c) => c switch
    {
        '\n' or '\r' => "new line",
        < ' ' => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    };

    private ConfigurationException Error(int position, string what)
    {
        var before = _text.AsSpan(0, Math.Min(position, _text.Length));
        var line = before.Count('\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        return new ConfigurationException($"HOCON, line {line}, column {column}: {what}.");
    }
}
