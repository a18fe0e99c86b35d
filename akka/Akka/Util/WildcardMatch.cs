using System.Text.RegularExpressions;

namespace Akka.Util;

/// <summary>Patterns with wildcards: <c>*</c> stands for any letters, <c>?</c> for one.</summary>
public static class WildcardMatch
{
    /// <summary>True when the whole text fits the pattern; letters may differ in case unless <paramref name="caseSensitive"/>.</summary>
    public static bool Like(this string text, string pattern, bool caseSensitive = false) => Expression(pattern, caseSensitive).IsMatch(text);

    internal static Regex Expression(string pattern, bool caseSensitive) => new(
        "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline | (caseSensitive ? RegexOptions.None : RegexOptions.IgnoreCase));
}
