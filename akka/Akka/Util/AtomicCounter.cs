namespace Akka.Util.Internal;

/// <summary>A number that several threads may count with.</summary>
/// <typeparam name="T">The number's type.</typeparam>
public interface IAtomicCounter<T>
{
    /// <summary>The current value.</summary>
    T Current { get; }

    /// <summary>Adds one and returns the value after.</summary>
    T Next();

    /// <summary>Adds one and returns the value before.</summary>
    T GetAndIncrement();

    /// <summary>Adds one and returns the value after.</summary>
    T IncrementAndGet();

    /// <summary>Adds <paramref name="amount"/> and returns the value before.</summary>
    T GetAndAdd(T amount);

    /// <summary>Adds <paramref name="amount"/> and returns the value after.</summary>
    T AddAndGet(T amount);

    /// <summary>Sets the value to zero.</summary>
    void Reset();
}

/// <summary>A 32-bit counter for several threads.</summary>
public class AtomicCounter : IAtomicCounter<int>
{
    private int _value;

    /// <summary>Starts at -1, so that the first <see cref="Next"/> is 0.</summary>
    public AtomicCounter() => _value = -1;

    /// <summary>Starts at <paramref name="initialValue"/>.</summary>
    public AtomicCounter(int initialValue) => _value = initialValue;

    /// <inheritdoc/>
    public int Current => Volatile.Read(ref _value);

    /// <inheritdoc/>
    public int Next() => Interlocked.Increment(ref _value);

    /// <summary>Takes one off and returns the value after.</summary>
    public int Decrement() => Interlocked.Decrement(ref _value);

    /// <inheritdoc/>
    public int GetAndIncrement() => Interlocked.Increment(ref _value) - 1;

    /// <inheritdoc/>
    public int IncrementAndGet() => Interlocked.Increment(ref _value);

    /// <summary>Takes one off and returns the value before.</summary>
    public int GetAndDecrement() => Interlocked.Decrement(ref _value) + 1;

    /// <summary>Takes one off and returns the value after.</summary>
    public int DecrementAndGet() => Interlocked.Decrement(ref _value);

    /// <inheritdoc/>
    public int GetAndAdd(int amount) => Interlocked.Add(ref _value, amount) - amount;

    /// <inheritdoc/>
    public int AddAndGet(int amount) => Interlocked.Add(ref _value, amount);

    /// <summary>Sets the value and returns the one before.</summary>
    public int GetAndSet(int value) => Interlocked.Exchange(ref _value, value);

    /// <summary>Sets <paramref name="newValue"/> if the value is <paramref name="expected"/>; tells whether it was.</summary>
    public bool CompareAndSet(int expected, int newValue) =>
        Interlocked.CompareExchange(ref _value, newValue, expected) == expected;

    /// <inheritdoc/>
    public void Reset() => Interlocked.Exchange(ref _value, 0);
}
