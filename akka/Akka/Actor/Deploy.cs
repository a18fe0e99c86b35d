using Akka.Configuration;

namespace Akka.Actor;

/// <summary>What is decided about an actor from outside: dispatcher, mailbox, stash. Immutable.</summary>
public class Deploy : IEquatable<Deploy>
{
    /// <summary>Says nothing about the dispatcher.</summary>
    public static readonly string NoDispatcherGiven = string.Empty;

    /// <summary>Says nothing about the mailbox.</summary>
    public static readonly string NoMailboxGiven = string.Empty;

    /// <summary>Says nothing about the stash.</summary>
    public const int NoStashSize = -1;

    /// <summary>Says nothing about the place.</summary>
    public static readonly Scope NoScopeGiven = NoScope.Instance;

    /// <summary>In this process, whatever the configuration says.</summary>
    public static readonly Deploy Local = new(Scope.Local);

    /// <summary>Says nothing at all.</summary>
    public static readonly Deploy None = new();

    /// <summary>Says nothing at all.</summary>
    public Deploy() : this("", Config.Empty, NoScopeGiven, NoDispatcherGiven, NoMailboxGiven, NoStashSize) { }

    /// <summary>Says where.</summary>
    public Deploy(Scope scope) : this("", Config.Empty, scope ?? NoScopeGiven, NoDispatcherGiven, NoMailboxGiven, NoStashSize) { }

    /// <summary>Says where, for a path.</summary>
    public Deploy(string path, Scope scope) : this(path, Config.Empty, scope ?? NoScopeGiven, NoDispatcherGiven, NoMailboxGiven, NoStashSize) { }

    internal Deploy(string path, Config config, Scope scope, string dispatcher, string mailbox, int stashCapacity)
    {
        Path = path ?? "";
        Config = config;
        Scope = scope;
        Dispatcher = dispatcher ?? NoDispatcherGiven;
        Mailbox = mailbox ?? NoMailboxGiven;
        StashCapacity = stashCapacity;
    }

    /// <summary>The path below /user that the configuration names.</summary>
    public string Path { get; }

    /// <summary>The section of the configuration.</summary>
    public Config Config { get; }

    /// <summary>Where the actor is to live.</summary>
    public Scope Scope { get; }

    /// <summary>The id of a dispatcher.</summary>
    public string Dispatcher { get; }

    /// <summary>The id of a mailbox.</summary>
    public string Mailbox { get; }

    /// <summary>How many messages may be stashed; -1 when nothing is said.</summary>
    public int StashCapacity { get; }

    /// <summary>This, and the other where this one says nothing.</summary>
    public virtual Deploy WithFallback(Deploy other) => new(
        Path,
        Config.IsEmpty ? other.Config : Config.Equals(other.Config) ? Config : Config.WithFallback(other.Config),
        Scope.WithFallback(other.Scope),
        Dispatcher.Length == 0 ? other.Dispatcher : Dispatcher,
        Mailbox.Length == 0 ? other.Mailbox : Mailbox,
        StashCapacity == NoStashSize ? other.StashCapacity : StashCapacity);

    /// <summary>The same with another scope.</summary>
    public virtual Deploy WithScope(Scope scope) => new(Path, Config, scope ?? NoScopeGiven, Dispatcher, Mailbox, StashCapacity);

    /// <summary>The same with another mailbox.</summary>
    public virtual Deploy WithMailbox(string mailbox) => new(Path, Config, Scope, Dispatcher, mailbox, StashCapacity);

    /// <summary>The same with another dispatcher.</summary>
    public virtual Deploy WithDispatcher(string dispatcher) => new(Path, Config, Scope, dispatcher, Mailbox, StashCapacity);

    /// <summary>The same with another capacity of the stash.</summary>
    public virtual Deploy WithStashCapacity(int stashSize) => new(Path, Config, Scope, Dispatcher, Mailbox, stashSize);

    /// <inheritdoc/>
    public bool Equals(Deploy? other) => other is not null && Path == other.Path && Dispatcher == other.Dispatcher
        && Mailbox == other.Mailbox && StashCapacity == other.StashCapacity && Scope.Equals(other.Scope)
        && (ReferenceEquals(Config, other.Config) || (Config.IsEmpty && other.Config.IsEmpty) || Config.ToString() == other.Config.ToString());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Deploy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Dispatcher, Mailbox, StashCapacity);
}
