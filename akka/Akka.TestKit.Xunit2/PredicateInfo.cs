namespace Akka.TestKit;

/// <summary>What a message must be: exactly of a type, and as a predicate wants it.</summary>
public class PredicateInfo
{
    private readonly Func<object, bool> _matches;

    private PredicateInfo(Type type, Delegate predicate, Func<object, bool> matches)
    {
        Type = type;
        PredicateT = predicate;
        _matches = matches;
    }

    /// <summary>The type, not a base of it.</summary>
    public Type Type { get; }

    /// <summary>The predicate, a <see cref="Predicate{T}"/> of <see cref="Type"/>.</summary>
    public Delegate PredicateT { get; }

    /// <summary>Describes a message.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="predicateT">True of the right message.</param>
    public static PredicateInfo Create<T>(Predicate<T> predicateT) =>
        new(typeof(T), predicateT, message => message.GetType() == typeof(T) && predicateT((T)message));

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().FullName}<{Type.FullName}>";

    internal bool Matches(object message) => _matches(message);
}

/// <summary>Makes descriptions of messages out of predicates.</summary>
public static class PredicateInfoFactory
{
    /// <summary>Describes a message.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="predicateT">True of the right message.</param>
    public static PredicateInfo CreatePredicateInfo<T>(this Predicate<T> predicateT) => PredicateInfo.Create(predicateT);

    /// <summary>Describes a message.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="predicateT">A function of the message that returns true of the right one.</param>
    /// <exception cref="ArgumentException">The delegate is no such function.</exception>
    public static PredicateInfo CreatePredicateInfo<T>(this Delegate predicateT) => predicateT switch
    {
        Predicate<T> predicate => PredicateInfo.Create(predicate),
        Func<T, bool> function => PredicateInfo.Create<T>(message => function(message)),
        _ when predicateT.Method.ReturnType != typeof(bool) =>
            throw new ArgumentException("Return type of this Delegate is not a boolean.", nameof(predicateT)),
        _ when predicateT.Method.GetParameters().Length != 1 =>
            throw new ArgumentException("Delegate does not take exactly one parameter.", nameof(predicateT)),
        _ => PredicateInfo.Create(predicateT.Method.CreateDelegate<Predicate<T>>(predicateT.Target)),
    };
}
