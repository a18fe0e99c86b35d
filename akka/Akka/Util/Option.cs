using System.Diagnostics.CodeAnalysis;

namespace Akka.Util;

/// <summary>A value that may be absent. <c>default</c> is <see cref="None"/>; a null reference counts as absent.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Option<T> : IEquatable<Option<T>>
{
    /// <summary>The absent value.</summary>
    public static readonly Option<T> None;

    private readonly T _value;

    /// <summary>Holds <paramref name="value"/>, or nothing where it is null.</summary>
    public Option(T value)
    {
        _value = value;
        HasValue = value is not null;
    }

    /// <summary>Whether there is a value.</summary>
    public bool HasValue { get; }

    /// <summary>Whether there is no value.</summary>
    public bool IsEmpty => !HasValue;

    /// <summary>The value, or <c>default</c> where there is none.</summary>
    public T Value => _value;

    /// <summary>Holds <paramref name="value"/>, or nothing where it is null.</summary>
    public static Option<T> Create(T value) => value is null ? None : new Option<T>(value);

    /// <summary>The value, or <paramref name="fallbackValue"/> where there is none.</summary>
    public T GetOrElse(T fallbackValue) => HasValue ? _value : fallbackValue;

    /// <summary>The value mapped, or nothing where there is none.</summary>
    public Option<TNew> Select<TNew>(Func<T, TNew> selector) =>
        HasValue ? Option<TNew>.Create(selector(_value)) : Option<TNew>.None;

    /// <summary>The option that <paramref name="mapper"/> makes of the value, or nothing where there is none.</summary>
    public Option<TNew> FlatSelect<TNew>(Func<T, Option<TNew>> mapper) => HasValue ? mapper(_value) : Option<TNew>.None;

    /// <summary>Runs <paramref name="action"/> on the value, if there is one.</summary>
    public void OnSuccess(Action<T> action)
    {
        if (HasValue)
        {
            action(_value);
        }
    }

    /// <summary>Equal where both are empty, or both hold equal values.</summary>
    public bool Equals(Option<T> other) =>
        HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Option<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HasValue ? EqualityComparer<T>.Default.GetHashCode(_value!) : 0;

    /// <summary><c>Some&lt;value&gt;</c> or <c>None</c>.</summary>
    public override string ToString() => HasValue ? $"Some<{_value}>" : "None";

    /// <summary>Holds <paramref name="value"/>, or nothing where it is null.</summary>
    public static implicit operator Option<T>(T value) => Create(value);

    /// <summary>Equality by value.</summary>
    public static bool operator ==(Option<T> left, Option<T> right) => left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(Option<T> left, Option<T> right) => !left.Equals(right);
}
