using Akka.Util;

namespace Akka.Actor.Setup;

/// <summary>The set-up parts of one system: at most one of each type, the last one given. Immutable.</summary>
public sealed class ActorSystemSetup
{
    /// <summary>No part at all.</summary>
    public static readonly ActorSystemSetup Empty = new([]);

    // Never more than a few: the first system of a process need not wait for the immutable collections' library.
    private readonly Setup[] _parts;

    private ActorSystemSetup(Setup[] parts) => _parts = parts;

    /// <summary>A set-up of these parts; a later part of the same type replaces an earlier one.</summary>
    public static ActorSystemSetup Create(params Setup[] setup)
    {
        var all = Empty;
        foreach (var part in setup) all = all.With(part);
        return all;
    }

    /// <summary>The part of that very type, if there is one.</summary>
    public Option<T> Get<T>()
        where T : Setup
    {
        foreach (var part in _parts)
            if (part.GetType() == typeof(T))
                return Option<T>.Create((T)part);
        return Option<T>.None;
    }

    /// <summary>This set-up with <paramref name="setup"/> added, in place of an earlier part of its type.</summary>
    public ActorSystemSetup WithSetup<T>(T setup)
        where T : Setup => With(setup);

    private ActorSystemSetup With(Setup setup)
    {
        var at = Array.FindIndex(_parts, part => part.GetType() == setup.GetType());
        var parts = new Setup[at < 0 ? _parts.Length + 1 : _parts.Length];
        _parts.CopyTo(parts, 0);
        parts[at < 0 ? _parts.Length : at] = setup;
        return new ActorSystemSetup(parts);
    }

    /// <summary>The same as <see cref="WithSetup{T}"/>.</summary>
    public ActorSystemSetup And<T>(T setup)
        where T : Setup => WithSetup(setup);

    /// <summary>The names of the parts' types.</summary>
    public override string ToString() => $"ActorSystemSetup({string.Join(",", _parts.Select(part => part.GetType().FullName))})";
}
