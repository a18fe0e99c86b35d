namespace Akka.Configuration.Hocon;

/// <summary>Reads HOCON.</summary>
/// <remarks>
/// One closing brace too many at the end of the text is forgiven, and one too few behind another, and a text that is one key
/// and nothing else: configurations that have been read for years have them. What lacks more is not forgiven: a text that was
/// cut off must not pass for a whole one.
/// </remarks>
public partial class Parser
{
    private const int MaxDepth = 200;
    private const string Unclosed = "this '{' has no '}'";

    private readonly string _text;
    private readonly Func<string, HoconRoot>? _include;
    private readonly List<HoconValue> _open = [];
    private int _at;
    private int _depth;
    private bool _braceForgiven;

    private Parser(string text, Func<string, HoconRoot>? include)
    {
        _text = text;
        _include = include;
    }

    // A zero ends the text, so that no reader needs to look whether it is over; zeros in the text are refused as such.
    private char Now => _at < _text.Length ? _text[_at] : '\0';

    private char Next => _at + 1 < _text.Length ? _text[_at + 1] : '\0';

    private bool AtEnd => _at >= _text.Length;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text. Empty is an object without keys.</param>
    /// <param name="includeCallback">Called for each `include "name"` with the name; null refuses them.</param>
    /// <exception cref="ConfigurationException">The text is no HOCON; the message names line and column.</exception>
    public static HoconRoot Parse(string text, Func<string, HoconRoot>? includeCallback)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Parser(text, includeCallback).ParseRoot();
    }

    private HoconRoot ParseRoot()
    {
        var root = new HoconObject();
        if (Now == '\uFEFF')
        {
            _at++;
        }
        SkipBlank();
        var start = _at;
        var braced = Now == '{';
        if (braced)
        {
            _at++;
        }
        ParseMembers(root);
        if (braced && AtEnd)
        {
            ForgiveBrace(start);
        }
        for (var closing = braced ? 2 : 1; closing > 0 && Now == '}'; closing--)
        {
            _at++;
            SkipBlank();
        }
        if (!AtEnd)
        {
            throw Unexpected("the end of the text");
        }
        var value = new HoconValue(root);
        if (_open.Count > 0)
        {
            new Settlement(value, _open, Error).Run();
        }
        return new HoconRoot(value);
    }

    // Up to the closing brace, which is left to the caller.
    private void ParseMembers(HoconObject target)
    {
        while (true)
        {
            SkipBlank();
            if (AtEnd || Now == '}')
            {
                return;
            }
            var isEnded = false;
            if (AtInclude())
            {
                ParseInclude(target);
            }
            else
            {
                isEnded = ParseMember(target);
            }
            var line = _at;
            SkipBlank();
            if (Now == ',')
            {
                _at++;
            }
            else if (!isEnded && !AtEnd && Now != '}' && _text.AsSpan(line, _at - line).IndexOfAny('\n', '\r') < 0)
            {
                throw Unexpected("a comma, a new line or '}'");
            }
        }
    }

    // The text ends inside of an object. Behind a closing brace its author has miscounted; elsewhere something may be lost.
    private void ForgiveBrace(int opened)
    {
        if (_braceForgiven || !_text.AsSpan().TrimEnd().EndsWith('}'))
        {
            throw Error(opened, Unclosed);
        }
        _braceForgiven = true;
    }

    // True for an object without a sign before it: its brace ends the member, as Akka.NET has it, and what follows may be a key.
    private bool ParseMember(HoconObject target)
    {
        var start = _at;
        var path = ParsePath();
        var behind = _at;
        SkipBlank();
        if (_text.AsSpan(0, start).IsWhiteSpace() && _text.AsSpan(behind).IsWhiteSpace())
        {
            return false;
        }
        var isBare = Now == '{';
        var append = Now == '+' && Next == '=';
        if (append)
        {
            _at += 2;
        }
        else if (Now is '=' or ':')
        {
            _at++;
        }
        else if (!isBare)
        {
            throw Unexpected($"'=', ':' or '{{' after the key '{string.Join('.', path)}'");
        }
        SkipBlank();
        Enter(path.Count);
        for (var i = 0; i < path.Count - 1; i++)
        {
            target = ObjectAt(target, path[i], start);
        }
        var position = _at;
        var value = ParseValue($"a value for the key '{string.Join('.', path)}'", isBare);
        if (append)
        {
            value = Appended(target.GetKey(path[^1]), value, position);
        }
        Assign(target, path[^1], value, position);
        _depth -= path.Count;
        return isBare;
    }

    private HoconObject ObjectAt(HoconObject target, string key, int position)
    {
        if (target.GetKey(key)?.GetObject() is { } present)
        {
            return present;
        }
        var created = new HoconObject();
        Assign(target, key, new HoconValue(created), position);
        return created;
    }

    private void Assign(HoconObject target, string key, HoconValue value, int position)
    {
        if (target.GetKey(key) is { } older)
        {
            value = LayOver(value, older, position);
        }
        target.Items[key] = value;
    }

    private HoconValue LayOver(HoconValue value, HoconValue older, int position)
    {
        if (older.Unsettled is { } below)
        {
            below.Hidden = true;
        }
        if (value.Unsettled is { } pending)
        {
            pending.Older = pending.Older is null ? older : LayOver(pending.Older, older, position);
        }
        else if (value.GetObject() is { } upper)
        {
            if (older.Unsettled is not null)
            {
                return Later(new Unsettled { Parts = [upper], Older = older, Position = position });
            }
            if (older.GetObject() is { } lower)
            {
                foreach (var (key, inner) in upper.Items)
                {
                    Assign(lower, key, inner, position);
                }
                return older;
            }
        }
        return value;
    }

    private HoconValue Appended(HoconValue? older, HoconValue value, int position)
    {
        var element = new HoconArray { value };
        if (older is null)
        {
            return new HoconValue(element);
        }
        return Later(new Unsettled { Parts = [Unsettled.Previous.Instance, element], Position = position });
    }

    private HoconValue Later(Unsettled unsettled)
    {
        var value = new HoconValue { Unsettled = unsettled };
        _open.Add(value);
        return value;
    }
}
