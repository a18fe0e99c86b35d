using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Actors by a type that stands for them: their own class, or any other.</summary>
public interface IReadOnlyActorRegistry : IEnumerable<KeyValuePair<Type, IActorRef>>
{
    /// <summary>The actor under a key; <see cref="ActorRefs.Nobody"/> where there is none.</summary>
    /// <returns>Whether there is one.</returns>
    bool TryGet<TKey>(out IActorRef actor);

    /// <summary>The actor under a key; <see cref="ActorRefs.Nobody"/> where there is none.</summary>
    /// <returns>Whether there is one.</returns>
    bool TryGet(Type key, out IActorRef actor);

    /// <summary>The actor under a key.</summary>
    /// <exception cref="MissingActorRegistryEntryException">There is none.</exception>
    IActorRef Get<TKey>();

    /// <summary>The actor under a key, as soon as there is one.</summary>
    Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default);

    /// <summary>The actor under a key, as soon as there is one.</summary>
    Task<IActorRef> GetAsync(Type key, CancellationToken ct = default);
}

/// <summary>Actors by a type that stands for them, which may be added to.</summary>
public interface IActorRegistry : IReadOnlyActorRegistry
{
    /// <summary>Puts an actor under a key.</summary>
    /// <exception cref="DuplicateActorRegistryException">There is one already, and it is not to be overwritten.</exception>
    void Register<TKey>(IActorRef actor, bool overwrite = false);

    /// <summary>Puts an actor under a key.</summary>
    /// <returns>False when there is one already, and it is not to be overwritten.</returns>
    bool TryRegister<TKey>(IActorRef actor, bool overwrite = false);

    /// <summary>Puts an actor under a key.</summary>
    /// <returns>False when there is one already, and it is not to be overwritten.</returns>
    bool TryRegister(Type key, IActorRef actor, bool overwrite = false);
}
