using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The reference of an actor in this process.</summary>
public class LocalActorRef : ActorRefWithCell
{
    private readonly ActorCell _cell;
    private readonly ActorPath _path;

    /// <summary>Makes the actor's cell; <see cref="Start"/> starts it.</summary>
    public LocalActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailboxType, IInternalActorRef supervisor, ActorPath path)
    {
        _path = path;
        _cell = NewActorCell(system, this, props, dispatcher, supervisor);
        _cell.Init(sendSupervise: true, mailboxType);
    }

    /// <summary>The cell.</summary>
    public ActorCell Cell => _cell;

    /// <inheritdoc/>
    public override ICell Underlying => _cell;

    /// <summary>The system.</summary>
    protected ActorSystem System => _cell.System;

    /// <summary>How the actor was made.</summary>
    protected Props Props => _cell.Props;

    /// <summary>What runs the actor.</summary>
    protected MessageDispatcher Dispatcher => _cell.Dispatcher;

    /// <summary>What makes the actor's mailbox.</summary>
    protected internal MailboxType MailboxType => _cell.System.Mailboxes.GetMailboxType(_cell.Props, _cell.Dispatcher.Configurator.Config);

    /// <summary>The supervisor.</summary>
    protected IInternalActorRef Supervisor => _cell.Parent;

    /// <inheritdoc/>
    public override ActorPath Path => _path;

    /// <inheritdoc/>
    public override IInternalActorRef Parent => _cell.Parent;

    /// <inheritdoc/>
    public override IActorRefProvider Provider => _cell.SystemImpl.Provider;

    /// <inheritdoc/>
    public override bool IsLocal => true;

    /// <inheritdoc/>
    public override bool IsTerminated => _cell.IsTerminated;

    /// <inheritdoc/>
    public override IEnumerable<IActorRef> Children => _cell.GetChildren();

    /// <summary>Makes the cell.</summary>
    protected virtual ActorCell NewActorCell(ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor) =>
        new(system, self, props, dispatcher, supervisor);

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is null) throw new ArgumentNullException(nameof(message), "The message cannot be null.");
        _cell.SendMessage(sender, message);
    }

    /// <inheritdoc/>
    public override void SendSystemMessage(ISystemMessage message) => _cell.SendSystemMessage(message);

    /// <inheritdoc/>
    public override void Start() => _cell.Start();

    /// <inheritdoc/>
    public override void Stop() => _cell.Stop();

    /// <inheritdoc/>
    public override void Suspend() => _cell.Suspend();

    /// <inheritdoc/>
    public override void Resume(Exception? causedByFailure = null) => _cell.Resume(causedByFailure);

    /// <inheritdoc/>
    public override void Restart(Exception cause) => _cell.Restart(cause);

    /// <inheritdoc/>
    public override IInternalActorRef GetSingleChild(string name) => _cell.GetSingleChild(name);

    /// <inheritdoc/>
    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        IInternalActorRef current = this;
        for (var i = 0; i < name.Count; i++)
        {
            if (current is not ActorRefWithCell here) return current.GetChild(name.Skip(i).ToArray());
            current = name[i] switch
            {
                ".." => here.Parent,
                "" => here,
                var child => here.GetSingleChild(child),
            };
            if (current is Nobody) return current;
        }

        return current;
    }
}
