using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>Short ways to a system's extensions.</summary>
public static class ActorSystemWithExtensions
{
    /// <summary>The extension of type <typeparamref name="T"/>, which must have been registered.</summary>
    public static T WithExtension<T>(this ActorSystem system)
        where T : class, IExtension => system.GetExtension<T>();

    /// <summary>The extension of type <typeparamref name="T"/>, registered by a new <paramref name="extensionId"/> where it is not there yet.</summary>
    public static T WithExtension<T>(
        this ActorSystem system,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type extensionId)
        where T : class, IExtension =>
        system.TryGetExtension<T>(out var extension)
            ? extension
            : (T)system.RegisterExtension((IExtensionId)Activator.CreateInstance(extensionId)!);

    /// <summary>The extension of type <typeparamref name="T"/>, registered by a new <typeparamref name="TI"/> where it is not there yet.</summary>
    public static T WithExtension<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TI>(this ActorSystem system)
        where T : class, IExtension
        where TI : IExtensionId => system.WithExtension<T>(typeof(TI));
}
