using System.Text.RegularExpressions;

namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Says of a text whether it is meant.</summary>
public interface IStringMatcher
{
    /// <summary>Says of a text whether it is meant.</summary>
    /// <param name="s">The text; null matches nothing but <see cref="MatchesAll"/>.</param>
    bool IsMatch(string? s);
}

/// <summary>Means every text.</summary>
public class MatchesAll : IStringMatcher
{
    private MatchesAll()
    {
    }

    /// <summary>The only one.</summary>
    public static IStringMatcher Instance { get; } = new MatchesAll();

    /// <inheritdoc/>
    public bool IsMatch(string? s) => true;

    /// <inheritdoc/>
    public override string ToString() => "";
}

/// <summary>Means one text, to the letter.</summary>
public class EqualsString : IStringMatcher
{
    private readonly string _text;

    /// <summary>Means a text.</summary>
    /// <param name="s">The text.</param>
    public EqualsString(string s) => _text = s;

    /// <inheritdoc/>
    public bool IsMatch(string? s) => string.Equals(_text, s, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => $"== \"{_text}\"";
}

/// <summary>Means the texts that contain another.</summary>
public class ContainsString : IStringMatcher
{
    private readonly string _part;

    /// <summary>Means the texts that contain another.</summary>
    /// <param name="part">The other; case matters.</param>
    public ContainsString(string part) => _part = part;

    /// <inheritdoc/>
    public bool IsMatch(string? s) => s is not null && s.Contains(_part, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"contains \"{_part}\"";
}

/// <summary>Means the texts that start with another.</summary>
public class StartsWithString : IStringMatcher
{
    private readonly string _start;

    /// <summary>Means the texts that start with another.</summary>
    /// <param name="start">The other; case matters.</param>
    public StartsWithString(string start) => _start = start;

    /// <inheritdoc/>
    public bool IsMatch(string? s) => s is not null && s.StartsWith(_start, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"starts with \"{_start}\"";
}

/// <summary>Means the texts that a regular expression matches.</summary>
public class RegexMatcher : IStringMatcher
{
    private readonly Regex _regex;

    /// <summary>Means the texts that a regular expression matches.</summary>
    /// <param name="regex">The expression.</param>
    public RegexMatcher(Regex regex) => _regex = regex;

    /// <inheritdoc/>
    public bool IsMatch(string? s) => s is not null && _regex.IsMatch(s);

    /// <inheritdoc/>
    public override string ToString() => $"matches regex \"{_regex}\"";
}

/// <summary>Means the texts of which a function says true.</summary>
public class PredicateMatcher : IStringMatcher
{
    private readonly Predicate<string> _predicate;
    private readonly string _hint;

    /// <summary>Means the texts of which a function says true.</summary>
    /// <param name="predicate">The function.</param>
    /// <param name="hint">What the function wants, told with failures.</param>
    public PredicateMatcher(Predicate<string> predicate, string hint = "")
    {
        _predicate = predicate;
        _hint = hint;
    }

    /// <inheritdoc/>
    public bool IsMatch(string? s) => s is not null && _predicate(s);

    /// <inheritdoc/>
    public override string ToString() => "matches predicate " + _hint;
}
