using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.Actor;

/// <summary>How to make an actor: its type, its arguments, and what is decided about it from outside. Immutable, to be shared freely.</summary>
public class Props : IEquatable<Props>, ISurrogated
{
    internal const DynamicallyAccessedMemberTypes Constructors =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors;

    /// <summary>Stands for the absence of props.</summary>
    public static readonly Props None = new();

    private static readonly object[] NoArgs = [];
    private readonly IIndirectActorProducer _producer;

    /// <summary>Props of an actor that handles nothing.</summary>
    protected Props() : this(new EmptyActorProducer(), NoArgs, Deploy.None, null) { }

    /// <summary>A copy.</summary>
    protected Props(Props copy) : this(copy._producer, copy.Arguments, copy.Deploy, copy.SupervisorStrategy) { }

    /// <summary>Props of a type that needs no arguments.</summary>
    public Props([DynamicallyAccessedMembers(Constructors)] Type type) : this(type, NoArgs) { }

    /// <summary>Props of a type with its arguments.</summary>
    public Props([DynamicallyAccessedMembers(Constructors)] Type type, object[] args) : this(Producer(type, args), args, Deploy.None, null) { }

    /// <summary>Props of a type with its arguments and a strategy for its children.</summary>
    public Props([DynamicallyAccessedMembers(Constructors)] Type type, SupervisorStrategy? supervisorStrategy, IEnumerable<object> args)
        : this(type, supervisorStrategy, args.ToArray()) { }

    /// <summary>Props of a type with its arguments and a strategy for its children.</summary>
    public Props([DynamicallyAccessedMembers(Constructors)] Type type, SupervisorStrategy? supervisorStrategy, params object[] args)
        : this(Producer(type, args), args, Deploy.None, supervisorStrategy) { }

    /// <summary>Props of a type with its arguments and a deployment.</summary>
    public Props(Deploy deploy, [DynamicallyAccessedMembers(Constructors)] Type type, IEnumerable<object> args) : this(deploy, type, args.ToArray()) { }

    /// <summary>Props of a type with its arguments and a deployment.</summary>
    public Props(Deploy deploy, [DynamicallyAccessedMembers(Constructors)] Type type, params object[] args)
        : this(Producer(type, args), args, deploy, null) { }

    private Props(IIndirectActorProducer producer, object[]? args, Deploy deploy, SupervisorStrategy? strategy)
    {
        _producer = producer;
        Arguments = args ?? NoArgs;
        Deploy = deploy;
        SupervisorStrategy = strategy!;
    }

    /// <summary>Props of an actor that handles nothing.</summary>
    public static Props Empty { get; } = new();

    /// <summary>The type of the actor.</summary>
    public Type Type => _producer.ActorType;

    /// <summary>The name of the type, with its assembly.</summary>
    public string TypeName => Type.AssemblyQualifiedName ?? Type.Name;

    /// <summary>The arguments of the constructor.</summary>
    public object[] Arguments { get; }

    /// <summary>What is decided about the actor from outside.</summary>
    public Deploy Deploy { get; protected set; }

    /// <summary>The strategy for its children; null leaves it to the actor.</summary>
    public SupervisorStrategy SupervisorStrategy { get; protected set; }

    /// <summary>The id of the dispatcher; that of the default one when nothing is said.</summary>
    public string Dispatcher => GivenDispatcher ?? Dispatchers.DefaultDispatcherId;

    // Null when nothing is said.
    internal string? GivenDispatcher => Deploy.Dispatcher == Deploy.NoDispatcherGiven ? null : Deploy.Dispatcher;

    /// <summary>The id of the mailbox; empty when nothing is said.</summary>
    public string Mailbox => Deploy.Mailbox;

    /// <summary>Props from an expression <c>() =&gt; new T(…)</c>. The arguments are evaluated once, here: a restart gets the same.</summary>
    /// <exception cref="ArgumentException">The expression is anything but a <c>new</c>.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The constructor is the one that the expression itself holds.")]
    public static Props Create<[DynamicallyAccessedMembers(Constructors)] TActor>(Expression<Func<TActor>> factory, SupervisorStrategy? supervisorStrategy = null) where TActor : ActorBase
    {
        if (factory.Body is not NewExpression creation)
            throw new ArgumentException("The create function must be a 'new T (args)' expression");
        if (creation.Constructor is not { } constructor) return new Props(typeof(TActor), supervisorStrategy, NoArgs);
        var args = ExpressionArguments.Evaluate(creation.Arguments);
        return new Props(new ConstructorProducer(constructor, args), args, Deploy.None, supervisorStrategy);
    }

    /// <summary>Props of <typeparamref name="TActor"/> with the arguments of its constructor.</summary>
    public static Props Create<[DynamicallyAccessedMembers(Constructors)] TActor>(params object[] args) where TActor : ActorBase => new(typeof(TActor), args);

    /// <summary>Props of <typeparamref name="TActor"/> with a strategy for its children.</summary>
    public static Props Create<[DynamicallyAccessedMembers(Constructors)] TActor>(SupervisorStrategy supervisorStrategy) where TActor : ActorBase, new() =>
        new(typeof(TActor), supervisorStrategy, NoArgs);

    /// <summary>Props of a type with the arguments of its constructor.</summary>
    /// <exception cref="ArgumentNullException">The type is null.</exception>
    public static Props Create([DynamicallyAccessedMembers(Constructors)] Type type, params object[] args)
    {
        if (type is null) throw new ArgumentNullException(nameof(type), "Props must be instantiated with an actor type.");
        return new Props(type, args);
    }

    /// <summary>Props of an actor that <paramref name="producer"/> makes.</summary>
    public static Props CreateBy(IIndirectActorProducer producer, params object[] args) => new(producer, args, Deploy.None, null);

    /// <summary>Props of an actor that a <typeparamref name="TProducer"/> makes, which is itself made of the arguments.</summary>
    public static Props CreateBy<[DynamicallyAccessedMembers(Constructors)] TProducer>(params object[] args) where TProducer : class, IIndirectActorProducer =>
        new(typeof(TProducer), args);

    /// <summary>The same with another mailbox.</summary>
    public Props WithMailbox(string mailbox) => With(Deploy.WithMailbox(mailbox), SupervisorStrategy);

    /// <summary>The same with another dispatcher.</summary>
    public Props WithDispatcher(string dispatcher) => With(Deploy.WithDispatcher(dispatcher), SupervisorStrategy);

    /// <summary>The same with another capacity of the stash.</summary>
    public Props WithStashCapacity(int stashCapacity) => With(Deploy.WithStashCapacity(stashCapacity), SupervisorStrategy);

    /// <summary>The same with another deployment; the present one fills its gaps.</summary>
    public Props WithDeploy(Deploy deploy) => With(deploy.WithFallback(Deploy), SupervisorStrategy);

    /// <summary>The same with another strategy for its children.</summary>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) => With(Deploy, supervisorStrategy);

    private Props With(Deploy deploy, SupervisorStrategy strategy)
    {
        var copy = Copy();
        copy.Deploy = deploy;
        copy.SupervisorStrategy = strategy;
        return copy;
    }

    /// <summary>A copy.</summary>
    protected virtual Props Copy() => new(this);

    /// <summary>Makes an actor.</summary>
    /// <exception cref="TypeLoadException">The constructor failed; the inner exception says how.</exception>
    public virtual ActorBase NewActor()
    {
        try
        {
            return _producer.Produce();
        }
        catch (Exception cause)
        {
            throw new TypeLoadException($"Error while creating actor instance of type {Type} with {Arguments.Length} args: ({string.Join(",", Arguments)})", cause);
        }
    }

    internal void Release(ActorBase actor) => _producer.Release(actor);

    /// <inheritdoc/>
    public bool Equals(Props? other) => other is not null && (ReferenceEquals(this, other)
        || (GetType() == other.GetType() && Type == other.Type && Deploy.Equals(other.Deploy) && Equals(SupervisorStrategy, other.SupervisorStrategy) && Arguments.SequenceEqual(other.Arguments)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Props);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Deploy, Arguments.Length);

    /// <inheritdoc/>
    public ISurrogate ToSurrogate(ActorSystem system) => throw new NotSupportedException("Props stay in their process.");

    private static IIndirectActorProducer Producer([DynamicallyAccessedMembers(Constructors)] Type type, object[]? args)
    {
        if (type is null) throw new ArgumentNullException(nameof(type), "Props must be instantiated with an actor type.");
        if (typeof(IIndirectActorProducer).IsAssignableFrom(type)) return (IIndirectActorProducer)Activator.CreateInstance(type, args)!;
        if (typeof(ActorBase).IsAssignableFrom(type)) return new ActivatorProducer(type, args ?? NoArgs);
        throw new ArgumentException($"Unknown actor producer [{type.FullName}]", nameof(type));
    }
}

/// <summary>The props of an actor that is no more.</summary>
public class TerminatedProps : Props
{
    /// <summary>Not possible any more.</summary>
    public override ActorBase NewActor() => throw new InvalidOperationException("This actor has been terminated");
}
