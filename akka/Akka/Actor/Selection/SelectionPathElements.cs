using System.Text.RegularExpressions;
using Akka.Util;

namespace Akka.Actor;

/// <summary>One step of a selection.</summary>
public abstract class SelectionPathElement;

/// <summary>To the child of that name.</summary>
public class SelectChildName(string name) : SelectionPathElement
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Equality by name.</summary>
    protected bool Equals(SelectChildName other) => Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>To every child whose name fits the pattern: <c>*</c> stands for any letters, <c>?</c> for one.</summary>
public class SelectChildPattern(string patternStr) : SelectionPathElement
{
    private Regex? _pattern;

    /// <summary>The pattern.</summary>
    public string PatternStr { get; } = patternStr;

    internal bool Fits(string name) => PatternStr == "*" || (_pattern ??= WildcardMatch.Expression(PatternStr, caseSensitive: true)).IsMatch(name);

    /// <summary>Equality by pattern.</summary>
    protected bool Equals(SelectChildPattern other) => PatternStr == other.PatternStr;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildPattern other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => PatternStr.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => PatternStr;
}

/// <summary>To every descendant.</summary>
public class SelectChildRecursive : SelectionPathElement
{
    /// <summary>One is enough.</summary>
    public static readonly SelectChildRecursive Instance = new();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildRecursive;

    /// <inheritdoc/>
    public override int GetHashCode() => "**".GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => "**";
}

/// <summary>To the parent.</summary>
public class SelectParent : SelectionPathElement
{
    /// <summary>One is enough.</summary>
    public static readonly SelectParent Instance = new();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectParent;

    /// <inheritdoc/>
    public override int GetHashCode() => "..".GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => "..";
}

/// <summary>A message on its way to a selection.</summary>
public class ActorSelectionMessage(object message, SelectionPathElement[] elements, bool wildCardFanOut = false)
    : IAutoReceivedMessage, IPossiblyHarmful, IWrappedMessage
{
    /// <summary>The message.</summary>
    public object Message { get; } = message;

    /// <summary>The steps that are left.</summary>
    public SelectionPathElement[] Elements { get; } = elements;

    /// <summary>True when a wildcard was passed: then nobody answers for who is not there.</summary>
    public bool WildCardFanOut { get; } = wildCardFanOut;

    /// <summary>The same with other parts.</summary>
    public ActorSelectionMessage Copy(object? message = null, SelectionPathElement[]? elements = null, bool? wildCardFanOut = null) =>
        new(message ?? Message, elements ?? Elements, wildCardFanOut ?? WildCardFanOut);

    /// <inheritdoc/>
    public override string ToString() => $"ActorSelectionMessage - Message: {Message} - WildCartFanOut: {WildCardFanOut} - Elements: {string.Join<SelectionPathElement>("/", Elements)}";
}
