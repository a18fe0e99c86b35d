using Akka.Actor;

namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Means one text, or one actor by its path, whatever the case: with and without address and uid, with or without the scheme of the test's system.</summary>
public class EqualsStringAndPathMatcher : IStringMatcher
{
    private readonly string _path;
    private readonly bool _canBeRelative;

    /// <summary>Means a text or the actor of a path.</summary>
    /// <param name="path">The text or path.</param>
    /// <param name="canBeRelative">Whether the path may also be the end of a longer one that starts at a system's root.</param>
    public EqualsStringAndPathMatcher(string path, bool canBeRelative = true)
    {
        _path = path;
        _canBeRelative = canBeRelative;
    }

    /// <inheritdoc/>
    public bool IsMatch(string? s)
    {
        if (s is null)
            return false;
        if (string.Equals(_path, s, StringComparison.OrdinalIgnoreCase))
            return true;
        if (!_canBeRelative || !ActorPath.TryParse(s, out var path))
            return false;
        var local = path.ToStringWithoutAddress();
        return string.Equals(_path, local, StringComparison.OrdinalIgnoreCase)
            || (!_path.StartsWith('/') && string.Equals("/" + _path, local, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override string ToString() => $"== \"{_path}\"";
}
