namespace Akka.Util;

/// <summary>A boolean that several threads may read, set and compare-and-set.</summary>
public class AtomicBoolean
{
    private int _value;

    /// <summary>Starts as <paramref name="initialValue"/>; default false.</summary>
    public AtomicBoolean(bool initialValue = false) => _value = initialValue ? 1 : 0;

    /// <summary>The current value, read and written with full fences.</summary>
    public bool Value
    {
        get => Volatile.Read(ref _value) == 1;
        set => Interlocked.Exchange(ref _value, value ? 1 : 0);
    }

    /// <summary>Sets <paramref name="newValue"/> if the value is <paramref name="expected"/>; tells whether it was.</summary>
    public bool CompareAndSet(bool expected, bool newValue)
    {
        var from = expected ? 1 : 0;
        return Interlocked.CompareExchange(ref _value, newValue ? 1 : 0, from) == from;
    }

    /// <summary>Sets the value and returns the one before.</summary>
    public bool GetAndSet(bool newValue) => Interlocked.Exchange(ref _value, newValue ? 1 : 0) == 1;

    /// <summary>The current value.</summary>
    public static implicit operator bool(AtomicBoolean atomicBoolean) => atomicBoolean.Value;
}
