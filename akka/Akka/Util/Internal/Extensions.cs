namespace Akka.Util.Internal;

/// <summary>Small conveniences over sequences, dictionaries and durations.</summary>
public static class Extensions
{
    /// <summary>The object as what it is known to be.</summary>
    /// <exception cref="InvalidCastException">It is something else.</exception>
    public static T AsInstanceOf<T>(this object self) => (T)self;

    /// <summary>Adds or replaces an entry and returns the dictionary.</summary>
    public static IDictionary<TKey, TValue> AddAndReturn<TKey, TValue>(this IDictionary<TKey, TValue> hash, TKey key, TValue value)
    {
        hash[key] = value;
        return hash;
    }

    /// <summary>The entry of a key, or another value where there is none.</summary>
    public static TValue GetOrElse<TKey, TValue>(this IDictionary<TKey, TValue> hash, TKey key, TValue elseValue) =>
        hash.TryGetValue(key, out var value) ? value : elseValue;

    /// <summary>The text between double quotes.</summary>
    public static string BetweenDoubleQuotes(this string self) => $"\"{self}\"";

    /// <summary>The sequence and one more element; null counts as empty.</summary>
    public static IEnumerable<T> Concat<T>(this IEnumerable<T>? enumerable, T item) => (enumerable ?? []).Append(item);

    /// <summary>All but the first so many elements.</summary>
    public static IEnumerable<T> Drop<T>(this IEnumerable<T> self, int count) => self.Skip(count);

    /// <summary>Does something with each element.</summary>
    public static void ForEach<T>(this IEnumerable<T> source, Action<T> action)
    {
        foreach (var item in source)
            action(item);
    }

    /// <summary>The first element, or the default of its type.</summary>
    public static T? Head<T>(this IEnumerable<T> self) => self.FirstOrDefault();

    /// <summary>The texts with a separator between them.</summary>
    public static string Join(this IEnumerable<string> self, string separator) => string.Join(separator, self);

    /// <summary>The longer duration.</summary>
    public static TimeSpan Max(this TimeSpan @this, TimeSpan other) => @this > other ? @this : other;

    /// <summary>The shorter duration.</summary>
    public static TimeSpan Min(this TimeSpan @this, TimeSpan other) => @this < other ? @this : other;

    /// <summary>The last so many elements.</summary>
    public static IEnumerable<T> TakeRight<T>(this IEnumerable<T> self, int n) => self.TakeLast(n);

    /// <summary>The parts of a path between its dots; what is in double quotes is one part, without them.</summary>
    public static IEnumerable<string> SplitDottedPathHonouringQuotes(this string path)
    {
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i <= path.Length; i++)
        {
            if (i < path.Length && path[i] == '"')
                isQuoted = !isQuoted;
            if (i < path.Length && (isQuoted || path[i] != '.'))
                continue;
            yield return path[start..i].Trim('"');
            start = i + 1;
        }
    }

    /// <summary>Each item with its place, from 0.</summary>
    internal static IDictionary<T, int> ZipWithIndex<T>(this IEnumerable<T> collection)
        where T : notnull => collection.Select((item, i) => (item, i)).ToDictionary(pair => pair.item, pair => pair.i);
}
