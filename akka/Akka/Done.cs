namespace Akka;

/// <summary>The result of an asynchronous operation that has nothing to say but that it is done.</summary>
public sealed class Done
{
    /// <summary>The only one there is.</summary>
    public static readonly Done Instance = new();

    private Done()
    {
    }
}

/// <summary>Says that a value of a type parameter is not used.</summary>
public sealed class NotUsed : IEquatable<NotUsed>, IComparable<NotUsed>
{
    /// <summary>The only one there is.</summary>
    public static readonly NotUsed Instance = new();

    private NotUsed()
    {
    }

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NotUsed;

    /// <inheritdoc/>
    public bool Equals(NotUsed? other) => true;

    /// <inheritdoc/>
    public int CompareTo(NotUsed? other) => 0;

    /// <inheritdoc/>
    public override string ToString() => "()";
}
