using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>Makes the queues of mailboxes. A type of the user's own needs a constructor with (Settings, Config).</summary>
public abstract class MailboxType
{
    /// <summary>The system's settings.</summary>
    protected readonly Settings Settings;

    /// <summary>The section of the mailbox.</summary>
    protected readonly Config Config;

    /// <summary>A type for one section.</summary>
    protected MailboxType(Settings settings, Config config)
    {
        Settings = settings;
        Config = config;
    }

    /// <summary>Makes a queue.</summary>
    public abstract IMessageQueue Create(IActorRef owner, ActorSystem system);
}

/// <summary>Any number of messages. The default.</summary>
public sealed class UnboundedMailbox : MailboxType, IProducesMessageQueue<UnboundedMessageQueue>
{
    /// <summary>Without a section.</summary>
    public UnboundedMailbox() : this(null!, null!) { }

    /// <summary>A type for one section.</summary>
    public UnboundedMailbox(Settings settings, Config config) : base(settings, config) { }

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedMessageQueue();
}

/// <summary>Any number of messages, some at the head.</summary>
public sealed class UnboundedDequeBasedMailbox(Settings settings, Config config) : MailboxType(settings, config), IProducesMessageQueue<UnboundedDequeMessageQueue>
{
    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedDequeMessageQueue();
}

/// <summary>So many messages as <c>mailbox-capacity</c> says; telling waits for room for <c>mailbox-push-timeout-time</c>.</summary>
public sealed class BoundedMailbox : MailboxType, IProducesMessageQueue<BoundedMessageQueue>, IProducesPushTimeoutSemanticsMailbox
{
    /// <summary>A type for one section.</summary>
    public BoundedMailbox(Settings settings, Config config) : base(settings, config)
    {
        Capacity = BoundedSettings.Capacity(config);
        PushTimeout = BoundedSettings.PushTimeout(config);
    }

    /// <summary>How many messages.</summary>
    public int Capacity { get; }

    /// <inheritdoc/>
    public TimeSpan PushTimeout { get; }

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new BoundedMessageQueue(Capacity, PushTimeout);
}

/// <summary>As <see cref="BoundedMailbox"/>, some at the head.</summary>
public class BoundedDequeBasedMailbox : MailboxType, IProducesMessageQueue<BoundedDequeMessageQueue>, IProducesPushTimeoutSemanticsMailbox
{
    /// <summary>A type for one section.</summary>
    public BoundedDequeBasedMailbox(Settings settings, Config config) : base(settings, config)
    {
        Capacity = BoundedSettings.Capacity(config);
        PushTimeout = BoundedSettings.PushTimeout(config);
    }

    /// <summary>How many messages.</summary>
    public int Capacity { get; }

    /// <inheritdoc/>
    public TimeSpan PushTimeout { get; }

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new BoundedDequeMessageQueue(Capacity, PushTimeout);
}

internal static class BoundedSettings
{
    public static int Capacity(Config config)
    {
        var capacity = config.GetInt("mailbox-capacity");
        return capacity > 0 ? capacity : throw new ArgumentException("The capacity for BoundedMailbox can not be negative or zero", nameof(config));
    }

    public static TimeSpan PushTimeout(Config config)
    {
        var timeout = config.GetTimeSpan("mailbox-push-timeout-time", TimeSpan.FromSeconds(10));
        return timeout >= TimeSpan.Zero ? timeout : throw new ArgumentException("The push time-out for BoundedMailbox can not be negative", nameof(config));
    }
}

/// <summary>Smaller numbers first. Derive from it and say the number of a message.</summary>
public abstract class UnboundedPriorityMailbox : MailboxType, IProducesMessageQueue<UnboundedPriorityMessageQueue>
{
    /// <summary>Room to begin with: 11.</summary>
    public const int DefaultCapacity = 11;

    /// <summary>A type for one section.</summary>
    protected UnboundedPriorityMailbox(Settings settings, Config config) : base(settings, config) => InitialCapacity = DefaultCapacity;

    /// <summary>Room to begin with.</summary>
    public int InitialCapacity { get; }

    /// <summary>The number of a message; smaller goes first.</summary>
    protected abstract int PriorityGenerator(object message);

    /// <inheritdoc/>
    public sealed override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedPriorityMessageQueue(PriorityGenerator, InitialCapacity);
}

/// <summary>Smaller numbers first, equal ones as they were told. Derive from it and say the number of a message.</summary>
public abstract class UnboundedStablePriorityMailbox : MailboxType, IProducesMessageQueue<UnboundedStablePriorityMessageQueue>
{
    /// <summary>Room to begin with: 11.</summary>
    public const int DefaultCapacity = 11;

    /// <summary>A type for one section.</summary>
    protected UnboundedStablePriorityMailbox(Settings settings, Config config) : base(settings, config) => InitialCapacity = DefaultCapacity;

    /// <summary>Room to begin with.</summary>
    public int InitialCapacity { get; }

    /// <summary>The number of a message; smaller goes first.</summary>
    protected abstract int PriorityGenerator(object message);

    /// <inheritdoc/>
    public sealed override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedStablePriorityMessageQueue(PriorityGenerator, InitialCapacity);
}
