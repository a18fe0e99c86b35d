using System.Collections.Immutable;
using Akka.Util;

namespace Akka.Actor.Setup;

/// <summary>The set-up parts of one system: at most one of each type, the last one given. Immutable.</summary>
public sealed class ActorSystemSetup
{
    /// <summary>No part at all.</summary>
    public static readonly ActorSystemSetup Empty = new(ImmutableDictionary<Type, Setup>.Empty);

    private readonly ImmutableDictionary<Type, Setup> _parts;

    private ActorSystemSetup(ImmutableDictionary<Type, Setup> parts) => _parts = parts;

    /// <summary>A set-up of these parts; a later part of the same type replaces an earlier one.</summary>
    public static ActorSystemSetup Create(params Setup[] setup)
    {
        var parts = ImmutableDictionary.CreateBuilder<Type, Setup>();
        foreach (var part in setup)
        {
            parts[part.GetType()] = part;
        }

        return new ActorSystemSetup(parts.ToImmutable());
    }

    /// <summary>The part of that very type, if there is one.</summary>
    public Option<T> Get<T>()
        where T : Setup => _parts.TryGetValue(typeof(T), out var part) ? Option<T>.Create((T)part) : Option<T>.None;

    /// <summary>This set-up with <paramref name="setup"/> added, in place of an earlier part of its type.</summary>
    public ActorSystemSetup WithSetup<T>(T setup)
        where T : Setup => new(_parts.SetItem(setup.GetType(), setup));

    /// <summary>The same as <see cref="WithSetup{T}"/>.</summary>
    public ActorSystemSetup And<T>(T setup)
        where T : Setup => WithSetup(setup);

    /// <summary>The names of the parts' types.</summary>
    public override string ToString() => $"ActorSystemSetup({string.Join(",", _parts.Keys.Select(type => type.FullName))})";
}
