using System.Text;
using Akka.Util;

namespace Akka.Actor;

/// <summary>Where an actor is: the address of its system, and the names from the root down. Paths are equal without regard to incarnations.</summary>
public abstract partial class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>, ISurrogated
{
    /// <summary>What a name may hold beside letters and digits.</summary>
    public const string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    // The root keeps its address where a child keeps its parent.
    private readonly object _parentOrAddress;

    /// <summary>A root.</summary>
    protected ActorPath(Address address, string name)
    {
        _parentOrAddress = address;
        Name = name;
    }

    /// <summary>A child.</summary>
    protected ActorPath(ActorPath parentPath, string name, long uid)
    {
        _parentOrAddress = parentPath;
        Name = name;
        Uid = uid;
    }

    /// <summary>The last name; empty for the root.</summary>
    public string Name { get; }

    /// <summary>The number of the incarnation; 0 when the path names none.</summary>
    public long Uid { get; }

    /// <summary>The path without its last name; null for the root.</summary>
    public ActorPath? Parent => _parentOrAddress as ActorPath;

    /// <summary>The address of the system.</summary>
    public Address Address => (Address)Root._parentOrAddress;

    /// <summary>The path of the root.</summary>
    public ActorPath Root
    {
        get
        {
            var path = this;
            while (path.Parent is { } parent) path = parent;
            return path;
        }
    }

    /// <summary>How many names there are.</summary>
    public int Depth
    {
        get
        {
            var depth = 0;
            for (var path = this; path.Parent is { } parent; path = parent) depth++;
            return depth;
        }
    }

    /// <summary>The names from the root down.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            var names = new string[Depth];
            var path = this;
            for (var i = names.Length - 1; i >= 0; i--, path = path.Parent!) names[i] = path.Name;
            return names;
        }
    }

    // As Elements, the last one with its incarnation.
    internal IReadOnlyList<string> ElementsWithUid
    {
        get
        {
            var names = (string[])Elements;
            if (names.Length > 0 && Uid != 0) names[^1] += "#" + Uid;
            return names;
        }
    }

    /// <summary>The path of a child.</summary>
    public static ActorPath operator /(ActorPath path, string name) => path.Child(name);

    /// <summary>The path of a descendant; empty names are left out.</summary>
    public static ActorPath operator /(ActorPath path, IEnumerable<string> name)
    {
        foreach (var part in name)
            if (!string.IsNullOrEmpty(part)) path = path.Child(part);
        return path;
    }

    /// <summary>The path of a child; <c>name#uid</c> names an incarnation.</summary>
    public ActorPath Child(string childName)
    {
        var hash = childName.IndexOf('#');
        return hash >= 0 && long.TryParse(childName.AsSpan(hash + 1), out var uid)
            ? new ChildActorPath(this, childName[..hash], uid)
            : new ChildActorPath(this, childName, 0);
    }

    /// <summary>The same path with another incarnation.</summary>
    public ActorPath WithUid(long uid)
    {
        if (uid == Uid) return this;
        if (Parent is { } parent) return new ChildActorPath(parent, Name, uid);
        return uid == 0 ? this : throw new NotSupportedException("RootActorPath must not have undefinedUid");
    }

    /// <summary>The ancestor at a depth: the root is at 0; negative numbers count from here upwards.</summary>
    public ActorPath ParentOf(int depth)
    {
        var path = this;
        for (var steps = depth >= 0 ? Depth - depth : -depth; steps > 0 && path.Parent is { } parent; steps--) path = parent;
        return path;
    }

    /// <inheritdoc/>
    public bool Equals(ActorPath? other)
    {
        var mine = this;
        while (!ReferenceEquals(mine, other))
        {
            if (other is null || !string.Equals(mine.Name, other.Name, StringComparison.Ordinal)) return false;
            if (mine.Parent is not { } parent) return other.Parent is null && mine.Address.Equals(other.Address);
            mine = parent;
            other = other.Parent;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActorPath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        var path = this;
        for (; path.Parent is { } parent; path = parent) hash = (hash * 31) + path.Name.GetHashCode(StringComparison.Ordinal);
        return (hash * 31) + path.Address.GetHashCode();
    }

    /// <inheritdoc/>
    public int CompareTo(ActorPath? other)
    {
        if (other is null) return 1;
        if (ReferenceEquals(this, other)) return 0;
        var order = Root.Address.CompareTo(other.Root.Address);
        if (order != 0) return order;
        var mine = Elements;
        var theirs = other.Elements;
        for (var i = 0; i < Math.Min(mine.Count, theirs.Count); i++)
            if ((order = string.CompareOrdinal(mine[i], theirs[i])) != 0) return order;
        return mine.Count.CompareTo(theirs.Count);
    }

    /// <summary>Equality without regard to incarnations.</summary>
    public static bool operator ==(ActorPath? left, ActorPath? right) => left?.Equals(right) ?? right is null;

    /// <summary>Inequality without regard to incarnations.</summary>
    public static bool operator !=(ActorPath? left, ActorPath? right) => !(left == right);

    /// <inheritdoc/>
    public ISurrogate ToSurrogate(ActorSystem system) => new Surrogate(ToSerializationFormat());

    /// <summary>A path as text.</summary>
    public sealed class Surrogate(string path) : ISurrogate, IEquatable<Surrogate>, IEquatable<ActorPath>
    {
        /// <summary>The text.</summary>
        public string Path { get; } = path;

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => TryParse(Path, out var parsed) ? parsed : null!;

        /// <inheritdoc/>
        public bool Equals(Surrogate? other) => other is not null && Path == other.Path;

        /// <inheritdoc/>
        public bool Equals(ActorPath? other) => other is not null && Path == other.ToSerializationFormat();

        /// <inheritdoc/>
        public override bool Equals(object? obj) => Equals(obj as Surrogate);

        /// <inheritdoc/>
        public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);
    }
}

/// <summary>The path of a root: an address and nothing more.</summary>
public sealed class RootActorPath(Address address, string name = "") : ActorPath(address, name);

/// <summary>The path of an actor below the root.</summary>
public sealed class ChildActorPath(ActorPath parentPath, string name, long uid) : ActorPath(parentPath, name, uid);
