namespace Akka.Actor;

/// <summary>Something that a system has once, and that is made when it is first asked for.</summary>
public interface IExtension
{
}

/// <summary>Makes and finds an extension.</summary>
public interface IExtensionId
{
    /// <summary>The extension's type: what it is found by.</summary>
    Type ExtensionType { get; }

    /// <summary>The extension of that system, made and registered where it is not there yet.</summary>
    object Apply(ActorSystem system);

    /// <summary>The extension of that system; null where it is not registered.</summary>
    object Get(ActorSystem system);

    /// <summary>Makes the extension. Called by the system, once.</summary>
    object CreateExtension(ExtendedActorSystem system);
}

/// <summary>Makes and finds an extension of one type.</summary>
/// <typeparam name="T">The extension's type.</typeparam>
public interface IExtensionId<out T> : IExtensionId
    where T : IExtension
{
    /// <inheritdoc cref="IExtensionId.Apply"/>
    new T Apply(ActorSystem system);

    /// <inheritdoc cref="IExtensionId.Get"/>
    new T Get(ActorSystem system);

    /// <inheritdoc cref="IExtensionId.CreateExtension"/>
    new T CreateExtension(ExtendedActorSystem system);
}
