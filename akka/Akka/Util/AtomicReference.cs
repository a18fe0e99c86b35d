namespace Akka.Util;

/// <summary>A reference that several threads may read, set and compare-and-set.</summary>
/// <typeparam name="T">The type referred to.</typeparam>
public class AtomicReference<T>
    where T : class
{
    /// <summary>The reference itself.</summary>
    protected T? atomicValue;

    /// <summary>Starts as null.</summary>
    public AtomicReference()
    {
    }

    /// <summary>Starts as <paramref name="originalValue"/>.</summary>
    public AtomicReference(T? originalValue) => atomicValue = originalValue;

    /// <summary>The current reference.</summary>
    public T? Value
    {
        get => Volatile.Read(ref atomicValue);
        set => Volatile.Write(ref atomicValue, value);
    }

    /// <summary>Sets <paramref name="newValue"/> if the reference is <paramref name="expected"/>; tells whether it was.</summary>
    public bool CompareAndSet(T? expected, T? newValue) =>
        ReferenceEquals(Interlocked.CompareExchange(ref atomicValue, newValue, expected), expected);

    /// <summary>As <see cref="CompareAndSet"/>, and returns the reference found.</summary>
    public T? CompareExchange(T? expected, T? newValue) => Interlocked.CompareExchange(ref atomicValue, newValue, expected);

    /// <summary>Sets the reference and returns the one before.</summary>
    public T? GetAndSet(T? newValue) => Interlocked.Exchange(ref atomicValue, newValue);

    /// <summary>The current reference.</summary>
    public static implicit operator T?(AtomicReference<T> atomicReference) => atomicReference.Value;
}
