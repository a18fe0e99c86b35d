namespace Akka.Actor;

/// <summary>Where a system's references come from.</summary>
public abstract class ProviderSelection
{
    internal const string LocalActorRefProvider = "Akka.Actor.LocalActorRefProvider, Akka";

    private protected ProviderSelection(string identifier, string fullTypeName, bool hasCluster)
    {
        Identifier = identifier;
        Fqn = fullTypeName;
        HasCluster = hasCluster;
    }

    /// <summary>Its short name, as <c>akka.actor.provider</c> takes it.</summary>
    internal string Identifier { get; }

    /// <summary>The name of the type that provides the references.</summary>
    internal string Fqn { get; }

    /// <summary>Whether it knows a cluster.</summary>
    internal bool HasCluster { get; }

    /// <summary>The selection for a value of <c>akka.actor.provider</c>. Only <c>local</c> is known here.</summary>
    internal static ProviderSelection GetProvider(string providerClass) =>
        providerClass is "local" or "Akka.Actor.LocalActorRefProvider" or LocalActorRefProvider ? Local.Instance : new Custom(providerClass);

    /// <summary>All actors live in this process.</summary>
    public sealed class Local : ProviderSelection
    {
        /// <summary>The only one there is.</summary>
        public static readonly Local Instance = new();

        private Local()
            : base("local", LocalActorRefProvider, hasCluster: false)
        {
        }
    }

    /// <summary>A provider of the user's own, by the full name of its type.</summary>
    public sealed class Custom : ProviderSelection
    {
        /// <summary>Names the type, and how it is called for short.</summary>
        public Custom(string fqn, string? identifier = null, bool hasCluster = false)
            : base(identifier ?? string.Empty, fqn, hasCluster)
        {
        }
    }
}
