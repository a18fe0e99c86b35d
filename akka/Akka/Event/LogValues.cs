using System.Collections;

namespace Akka.Event;

// The arguments of a log template, unboxed until somebody reads them.

internal readonly record struct LogValues<T1>(T1 Value1) : IReadOnlyList<object>
{
    public int Count => 1;

    public object this[int index] => index switch
    {
        0 => Value1!,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<object> GetEnumerator()
    {
        yield return Value1!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal readonly record struct LogValues<T1, T2>(T1 Value1, T2 Value2) : IReadOnlyList<object>
{
    public int Count => 2;

    public object this[int index] => index switch
    {
        0 => Value1!,
        1 => Value2!,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<object> GetEnumerator()
    {
        yield return Value1!;
        yield return Value2!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal readonly record struct LogValues<T1, T2, T3>(T1 Value1, T2 Value2, T3 Value3) : IReadOnlyList<object>
{
    public int Count => 3;

    public object this[int index] => index switch
    {
        0 => Value1!,
        1 => Value2!,
        2 => Value3!,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<object> GetEnumerator()
    {
        yield return Value1!;
        yield return Value2!;
        yield return Value3!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal readonly record struct LogValues<T1, T2, T3, T4>(T1 Value1, T2 Value2, T3 Value3, T4 Value4) : IReadOnlyList<object>
{
    public int Count => 4;

    public object this[int index] => index switch
    {
        0 => Value1!,
        1 => Value2!,
        2 => Value3!,
        3 => Value4!,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<object> GetEnumerator()
    {
        yield return Value1!;
        yield return Value2!;
        yield return Value3!;
        yield return Value4!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal readonly record struct LogValues<T1, T2, T3, T4, T5>(T1 Value1, T2 Value2, T3 Value3, T4 Value4, T5 Value5) : IReadOnlyList<object>
{
    public int Count => 5;

    public object this[int index] => index switch
    {
        0 => Value1!,
        1 => Value2!,
        2 => Value3!,
        3 => Value4!,
        4 => Value5!,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<object> GetEnumerator()
    {
        yield return Value1!;
        yield return Value2!;
        yield return Value3!;
        yield return Value4!;
        yield return Value5!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal readonly record struct LogValues<T1, T2, T3, T4, T5, T6>(T1 Value1, T2 Value2, T3 Value3, T4 Value4, T5 Value5, T6 Value6) : IReadOnlyList<object>
{
    public int Count => 6;

    public object this[int index] => index switch
    {
        0 => Value1!,
        1 => Value2!,
        2 => Value3!,
        3 => Value4!,
        4 => Value5!,
        5 => Value6!,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<object> GetEnumerator()
    {
        yield return Value1!;
        yield return Value2!;
        yield return Value3!;
        yield return Value4!;
        yield return Value5!;
        yield return Value6!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
