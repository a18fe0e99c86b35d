namespace Akka.Util.Internal;

/// <summary>A 64-bit counter for several threads.</summary>
public class AtomicCounterLong : IAtomicCounter<long>
{
    private long _value;

    /// <summary>Starts at -1, so that the first <see cref="Next"/> is 0.</summary>
    public AtomicCounterLong() => _value = -1;

    /// <summary>Starts at <paramref name="value"/>.</summary>
    public AtomicCounterLong(long value) => _value = value;

    /// <inheritdoc/>
    public long Current => Volatile.Read(ref _value);

    /// <inheritdoc/>
    public long Next() => Interlocked.Increment(ref _value);

    /// <inheritdoc/>
    public long GetAndIncrement() => Interlocked.Increment(ref _value) - 1;

    /// <inheritdoc/>
    public long IncrementAndGet() => Interlocked.Increment(ref _value);

    /// <summary>Takes one off and returns the value after.</summary>
    public long DecrementAndGet() => Interlocked.Decrement(ref _value);

    /// <inheritdoc/>
    public long GetAndAdd(long amount) => Interlocked.Add(ref _value, amount) - amount;

    /// <inheritdoc/>
    public long AddAndGet(long amount) => Interlocked.Add(ref _value, amount);

    /// <summary>Sets the value and returns the one before.</summary>
    public long GetAndSet(long value) => Interlocked.Exchange(ref _value, value);

    /// <summary>Sets <paramref name="newValue"/> if the value is <paramref name="expected"/>; tells whether it was.</summary>
    public bool CompareAndSet(long expected, long newValue) =>
        Interlocked.CompareExchange(ref _value, newValue, expected) == expected;

    /// <inheritdoc/>
    public void Reset() => Interlocked.Exchange(ref _value, 0);

    /// <summary>The current value in digits.</summary>
    public override string ToString() => Current.ToString();
}
