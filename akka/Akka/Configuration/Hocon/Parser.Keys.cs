using System.Text;

namespace Akka.Configuration.Hocon;

public partial class Parser
{
    private List<string> ParsePath()
    {
        var path = new List<string>(4) { ParseKey() };
        while (Now == '.')
        {
            _at++;
            path.Add(ParseKey());
        }
        return path;
    }

    // One key, without the white space around it: a b c, "a b c", or both side by side.
    private string ParseKey()
    {
        SkipSpaces();
        var start = _at;
        StringBuilder? joined = null;
        string? quoted = null;
        while (true)
        {
            if (Now == '"')
            {
                var next = ParseQuoted(multiline: false);
                if (quoted is null && joined is null)
                {
                    quoted = next;
                }
                else
                {
                    (joined ??= new StringBuilder(quoted)).Append(next);
                }
                continue;
            }
            var from = _at;
            while (IsKeyCharacter())
            {
                _at++;
            }
            if (_at == from)
            {
                break;
            }
            var run = _text.AsSpan(from, _at - from);
            if (from == start && Now != '"')
            {
                return run.TrimEnd().ToString();
            }
            if (Now != '"')
            {
                run = run.TrimEnd();
            }
            if (!run.IsEmpty)
            {
                (joined ??= new StringBuilder(quoted)).Append(run);
            }
        }
        if (joined is null && quoted is null)
        {
            throw Unexpected("a key");
        }
        return joined?.ToString() ?? quoted!;
    }

    private bool IsKeyCharacter() => Now switch
    {
        '\0' or '\n' or '\r' or '.' or '=' or ':' or '{' or '}' or '[' or ']' or ',' or '"' or '$' or '#' or '\\' => false,
        '+' => Next != '=',
        '/' => Next != '/',
        _ => true,
    };

    private bool AtInclude()
    {
        const string word = "include";
        if (Now != 'i' || !_text.AsSpan(_at).StartsWith(word))
        {
            return false;
        }
        var after = _at + word.Length;
        while (after < _text.Length && IsBlank(_text[after]))
        {
            after++;
        }
        // `include = 1` sets a key of that name, as does `include-files = 1`.
        return after < _text.Length && _text[after] is '"'
            || _text.AsSpan(after) is var rest && after > _at + word.Length
                && (rest.StartsWith("file(") || rest.StartsWith("url(") || rest.StartsWith("classpath(") || rest.StartsWith("required("));
    }

    private void ParseInclude(HoconObject target)
    {
        var start = _at;
        _at += "include".Length;
        SkipSpaces();
        if (_include is null || Now != '"')
        {
            throw Error(start, "include is refused: a text may not include others");
        }
        var name = ParseQuoted(multiline: false);
        if (_include(name)?.Value.GetObject() is not { } included)
        {
            throw Error(start, $"include \"{name}\" found nothing");
        }
        // Copied, as what follows may add to its objects.
        foreach (var (key, value) in included.Items)
        {
            Assign(target, key, value.Copy(), start);
        }
    }
}
