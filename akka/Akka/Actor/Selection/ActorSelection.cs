using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Whoever is at a path when a message is told: nobody, one, or with wildcards many.</summary>
public class ActorSelection : ICanTell
{
    /// <summary>Of nobody.</summary>
    public ActorSelection()
    {
        Anchor = null!;
        Path = [];
    }

    /// <summary>Steps from an anchor.</summary>
    public ActorSelection(IActorRef anchor, SelectionPathElement[] path)
    {
        Anchor = anchor;
        Path = path;
    }

    /// <summary>A path from an anchor.</summary>
    public ActorSelection(IActorRef anchor, string path) : this(anchor, path?.Length > 0 ? path.Split('/', StringSplitOptions.RemoveEmptyEntries) : []) { }

    /// <summary>Names from an anchor.</summary>
    public ActorSelection(IActorRef anchor, IEnumerable<string> elements)
    {
        Anchor = anchor;
        var all = elements.Where(each => each.Length > 0).ToArray();
        Path = new SelectionPathElement[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            Path[i] = all[i] switch
            {
                ".." => SelectParent.Instance,
                "**" => i == all.Length - 1 ? SelectChildRecursive.Instance : throw new IllegalActorNameException("Double wildcard can only appear at the last path entry"),
                var each when each.AsSpan().ContainsAny('*', '?') => new SelectChildPattern(each),
                var each => new SelectChildName(each),
            };
        }
    }

    /// <summary>Where the steps begin.</summary>
    public IActorRef Anchor { get; }

    /// <summary>The steps.</summary>
    public SelectionPathElement[] Path { get; }

    /// <summary>The steps as text.</summary>
    public string PathString => "/" + string.Join<SelectionPathElement>("/", Path);

    /// <inheritdoc/>
    public void Tell(object message, IActorRef? sender = null)
    {
        sender ??= ActorCell.GetCurrentSelfOrNoSender();
        DeliverSelection((IInternalActorRef)Anchor, sender, new ActorSelectionMessage(message, Path));
    }

    /// <summary>The one actor that is there.</summary>
    /// <exception cref="ActorNotFoundException">Nobody answered in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <summary>The one actor that is there.</summary>
    /// <exception cref="ActorNotFoundException">Nobody answered in time.</exception>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(null), timeout, ct).ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException("subject was null");
        }
        catch (Exception cause) when (cause is not ActorNotFoundException)
        {
            throw new ActorNotFoundException("Exception occurred while resolving ActorSelection", cause);
        }
    }

    internal static void DeliverSelection(IInternalActorRef anchor, IActorRef? sender, ActorSelectionMessage selection)
    {
        var elements = selection.Elements;
        if (elements.Length == 0)
        {
            Deliver(anchor, selection.Message, sender);
            return;
        }

        var current = anchor;
        for (var i = 0; ; i++)
        {
            // Only a reference with a cell can be walked through here; others walk by themselves.
            if (current is not ActorRefWithCell here)
            {
                WalkVirtual(current, sender, selection, i);
                return;
            }

            var isLast = i == elements.Length - 1;
            switch (elements[i])
            {
                case SelectParent:
                    current = here.Parent;
                    if (!isLast) continue;
                    Deliver(current, selection.Message, sender);
                    return;
                case SelectChildName name:
                    var child = here.GetSingleChild(name.Name);
                    if (child is Nobody)
                    {
                        if (!selection.WildCardFanOut) Missing(here, elements, i).Tell(selection, sender);
                        return;
                    }

                    current = child;
                    if (!isLast) continue;
                    Deliver(current, selection.Message, sender);
                    return;
                case SelectChildRecursive:
                    foreach (var each in here.Children) DeliverToAll(each, selection, sender);
                    return;
                case SelectChildPattern pattern:
                    var fitting = here.Children.Where(each => pattern.Fits(each.Path.Name)).ToArray();
                    if (fitting.Length == 0 && !selection.WildCardFanOut) Missing(here, elements, i).Tell(selection, sender);
                    var rest = isLast ? null : selection.Copy(elements: elements[(i + 1)..], wildCardFanOut: selection.WildCardFanOut || fitting.Length > 1);
                    foreach (var each in fitting)
                    {
                        if (rest is null) Deliver((IInternalActorRef)each, selection.Message, sender);
                        else DeliverSelection((IInternalActorRef)each, sender, rest);
                    }

                    return;
                default:
                    return;
            }
        }
    }

    private static void DeliverToAll(IActorRef actor, ActorSelectionMessage selection, IActorRef? sender)
    {
        Deliver((IInternalActorRef)actor, selection.Message, sender);
        if (actor is not ActorRefWithCell parent) return;
        foreach (var child in parent.Children) DeliverToAll(child, selection, sender);
    }

    private static void WalkVirtual(IInternalActorRef current, IActorRef? sender, ActorSelectionMessage selection, int from)
    {
        var rest = selection.Elements[from..];
        if (Array.TrueForAll(rest, each => each is SelectChildName))
        {
            var found = current.GetChild(rest.Select(each => ((SelectChildName)each).Name).ToArray());
            if (found is not Nobody)
            {
                Deliver((IInternalActorRef)found, selection.Message, sender);
                return;
            }
        }

        if (!selection.WildCardFanOut) Missing(current, selection.Elements, from).Tell(selection, sender);
    }

    private static EmptyLocalActorRef Missing(IInternalActorRef here, SelectionPathElement[] elements, int from)
    {
        var system = (LocalActorRefProvider)here.Provider;
        return new EmptyLocalActorRef(system, here.Path / elements[from..].Select(each => each.ToString()!), system.EventStream);
    }

    // An Identify to a selection is answered by the actor itself, and so is everything the kernel handles.
    private static void Deliver(IInternalActorRef actor, object message, IActorRef? sender) => actor.Tell(message, sender);

    /// <summary>Equality by anchor and steps.</summary>
    protected bool Equals(ActorSelection other) => Equals(Anchor, other.Anchor) && Path.AsSpan().SequenceEqual(other.Path);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActorSelection other && obj.GetType() == GetType() && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Anchor);
        foreach (var element in Path) hash.Add(element);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = $"ActorSelection[Anchor({Anchor.Path}";
        if (Anchor.Path.Uid != 0) text += "#" + Anchor.Path.Uid;
        return text + $"), Path({PathString})]";
    }
}

/// <summary>Makes selections.</summary>
public static class ActorRefFactoryShared
{
    /// <summary>Of whoever is at an absolute path.</summary>
    public static ActorSelection ActorSelection(ActorPath actorPath, ActorSystem system) =>
        new(((ExtendedActorSystem)system).Provider.RootGuardianAt(actorPath.Address), actorPath.Elements);

    /// <summary>Of whoever is at a path: relative to <paramref name="lookupRoot"/>, from the root, or with an address.</summary>
    public static ActorSelection ActorSelection(string path, ActorSystem system, IActorRef lookupRoot)
    {
        var provider = ((ExtendedActorSystem)system).Provider;
        if (path.Length == 0) return new ActorSelection(provider.DeadLetters, "");
        if (path.Contains("://", StringComparison.Ordinal))
        {
            return ActorPath.TryParse(path, out var absolute)
                ? new ActorSelection(provider.RootGuardianAt(absolute.Address), absolute.ToStringWithoutAddress())
                : new ActorSelection(provider.DeadLetters, "");
        }

        return path.StartsWith('/') ? new ActorSelection(provider.RootGuardian, path) : new ActorSelection(lookupRoot, path);
    }

    /// <summary>Of whoever is at a path relative to an actor.</summary>
    public static ActorSelection ActorSelection(IActorRef anchorActorRef, string path) => new(anchorActorRef, path);
}
