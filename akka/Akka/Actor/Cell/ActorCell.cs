using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The inside of an actor that lives: its context, its state, its mailbox. What most actors never need is made when it is needed.</summary>
public partial class ActorCell : IUntypedActorContext, ICell
{
    /// <summary>The number of no incarnation.</summary>
    public const int UndefinedUid = 0;

    private readonly ActorSystemImpl _system;
    private readonly IInternalActorRef _self;
    private readonly MessageDispatcher _dispatcher;
    private readonly IInternalActorRef _parent;
    private Props _props;
    private ActorBase? _actor;
    private Mailbox? _mailbox;
    private object? _currentMessage;
    private IActorRef? _sender;
    private int _currentEnvelopeId;
    private bool _isTerminated;

    /// <summary>A cell without a mailbox: <see cref="Init"/> gives it one.</summary>
    public ActorCell(ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef parent)
    {
        _self = self;
        _props = props;
        _system = system;
        _parent = parent;
        _dispatcher = dispatcher;
    }

    /// <summary>The cell's mailbox; that of dead letters once the actor has terminated.</summary>
    public Mailbox? Mailbox => _mailbox?.IsClosed() == true ? _system.Mailboxes.DeadLetterMailbox : _mailbox;

    // The one it began with, closed or not: it knows by itself where late messages go.
    internal Mailbox Queue => _mailbox!;

    /// <inheritdoc/>
    public ActorSystem System => _system;

    /// <inheritdoc/>
    public ActorSystemImpl SystemImpl => _system;

    /// <inheritdoc cref="IActorContext.Props"/>
    public Props Props => _props;

    /// <inheritdoc cref="IActorContext.Self"/>
    public IActorRef Self => _self;

    IActorRef IActorContext.Parent => _parent;

    /// <summary>The supervisor.</summary>
    public IInternalActorRef Parent => _parent;

    /// <inheritdoc/>
    public MessageDispatcher Dispatcher => _dispatcher;

    /// <inheritdoc/>
    public bool IsLocal => true;

    /// <inheritdoc cref="IActorContext.Sender"/>
    public IActorRef Sender
    {
        get => _sender ?? _system.DeadLetters;
        internal set => _sender = value;
    }

    /// <summary>The message that is being handled; null between messages.</summary>
    public object? CurrentMessage
    {
        get => _currentMessage;
        internal set => _currentMessage = value;
    }

    /// <summary>Counts the messages, so that a stash can tell one from another.</summary>
    public int CurrentEnvelopeId => _currentEnvelopeId;

    /// <inheritdoc/>
    public bool HasMessages => _mailbox is { } mailbox && mailbox.HasMessages;

    /// <inheritdoc/>
    public int NumberOfMessages => _mailbox?.NumberOfMessages ?? 0;

    /// <inheritdoc/>
    public bool IsTerminated => _mailbox?.IsClosed() == true;

    // An actor can be idle for days: whoever spoke last, and what was said, must not live as long. Not while it is suspended:
    // a restart asks for the message that failed, an asynchronous handler for the sender.
    internal void ForgetMessage()
    {
        if (_sender is not null) _sender = null;
        if (_currentMessage is not null) _currentMessage = null;
    }

    internal ActorBase? Actor => _actor;

    internal bool ActorHasBeenCleared => _actor is null;

    /// <summary>The actor whose turn it is on this thread, or null.</summary>
    public static IActorRef? GetCurrentSelfOrNoSender() => InternalCurrentActorCellKeeper.Current?.Self;

    /// <summary>Who sent the message that is being handled on this thread, or null.</summary>
    public static IActorRef? GetCurrentSenderOrNoSender() => InternalCurrentActorCellKeeper.Current?.Sender;

    /// <summary>Gives the cell its mailbox.</summary>
    public void Init(bool sendSupervise, MailboxType mailboxType)
    {
        // The default mailbox is a queue and a deque in itself: only other types stand behind it.
        var mailbox = mailboxType switch
        {
            UnboundedMailbox => new Mailbox(isDeque: false),
            UnboundedDequeBasedMailbox => new Mailbox(isDeque: true),
            _ => new Mailbox(mailboxType.Create(_self, _system)),
        };
        mailbox.SetActor(this);
        Volatile.Write(ref _mailbox, mailbox);
        if (sendSupervise && _system.Settings.DebugLifecycle) _parent.SendSystemMessage(new Supervise(_self, async: false));
    }

    /// <inheritdoc/>
    public virtual void Start()
    {
        _dispatcher.Attach(this);
        PreStart();
        SendSystemMessage(new Create());
    }

    /// <summary>Runs before the cell is started.</summary>
    protected virtual void PreStart() { }

    /// <inheritdoc/>
    public virtual void SendMessage(IActorRef? sender, object message) => _dispatcher.Dispatch(this, new Envelope(message, sender));

    /// <summary>Puts a message into the mailbox.</summary>
    public virtual void SendMessage(Envelope message) => _dispatcher.Dispatch(this, message);

    /// <inheritdoc/>
    public virtual void SendSystemMessage(ISystemMessage message) => _dispatcher.SystemDispatch(this, (SystemMessage)message);

    /// <inheritdoc/>
    public void Suspend() => SendSystemMessage(new Suspend());

    /// <inheritdoc/>
    public void Resume(Exception? causedByFailure) => SendSystemMessage(new Resume(causedByFailure));

    /// <inheritdoc/>
    public void Restart(Exception cause) => SendSystemMessage(new Recreate(cause));

    /// <summary>Stops the actor after the message it is handling.</summary>
    public void Stop() => SendSystemMessage(new Terminate());

    /// <summary>Runs <paramref name="action"/> as if in this actor's turn.</summary>
    public void UseThreadContext(Action action)
    {
        var outer = InternalCurrentActorCellKeeper.Current;
        InternalCurrentActorCellKeeper.Current = this;
        try
        {
            action();
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = outer;
        }
    }

    // What few actors need.
    private Rarities? _rarities;

    private Rarities Rare => _rarities ??= new Rarities();

    private sealed class Rarities
    {
        public Scheduler.ReceiveTimeoutTimer? ReceiveTimeout;
        public IActorRef? Perpetrator;
        public LatestFirstSystemMessageList Stashed;
        public ActorTaskScheduler? Tasks;
        public Receive[]? Behaviours;
        public int BehaviourCount;
        public Receive? Behaviour;
        public SupervisorStrategy? Strategy;
        public Watches? Watches;
        public System.Collections.Concurrent.ConcurrentDictionary<string, FunctionRef>? FunctionRefs;
    }
}
