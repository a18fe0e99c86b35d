using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Akka.Event;
using Akka.Util.Internal;

namespace Akka.Actor;

/// <summary>The extensions of one system: each is made once, also where several threads ask for it first.</summary>
internal sealed class ExtensionRegistry(ExtendedActorSystem system)
{
    private ConcurrentDictionary<Type, Lazy<object>>? _made;

    private ConcurrentDictionary<Type, Lazy<object>> Extensions => Volatile.Read(ref _made) ?? Interlocked.CompareExchange(ref _made, new(), null) ?? _made;

    internal object Register(IExtensionId id)
    {
        ArgumentNullException.ThrowIfNull(id);

        // One try: whoever asks for what could not be made hears of the same failure, and not of what the first try has left behind.
        return Extensions.GetOrAdd(id.ExtensionType, static (_, made) => made, new Lazy<object>(() => id.CreateExtension(system))).Value;
    }

    internal bool Has(Type type) => _made?.ContainsKey(type) == true;

    internal bool TryGet(Type type, [NotNullWhen(true)] out object? extension)
    {
        extension = _made is { } all && all.TryGetValue(type, out var made) ? made.Value : null;
        return extension is not null;
    }

    /// <summary>Registers what <c>akka.extensions</c> lists: names of types that are extension ids. A name that is none is an error in the log.</summary>
    internal void Load(IEnumerable<string> typeNames)
    {
        foreach (var name in typeNames)
        {
            if (NamedType.Find(name) is not { } type || !typeof(IExtensionId).IsAssignableFrom(type) || type.IsAbstract)
            {
                system.Log.Error("[{0}] is not an 'ExtensionId', skipping...", name);
                continue;
            }

            if (Create(type) is { } id)
            {
                // An extension that fails to start fails the system's start: half a system is worse than none.
                Register(id);
            }
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "Types named in a configuration are the configurer's to keep.")]
    private IExtensionId? Create(Type type)
    {
        try
        {
            return (IExtensionId)Activator.CreateInstance(type)!;
        }
        catch (Exception cause)
        {
            system.Log.Error(cause, "While trying to load extension [{0}], skipping...", type);
            return null;
        }
    }
}
