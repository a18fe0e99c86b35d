using Akka.Actor.Internal;
using Akka.Actor.Scheduler;
using Akka.Event;
using Debug = Akka.Event.Debug;

namespace Akka.Actor;

public partial class ActorCell
{
    /// <summary>Handles one message in the actor's turn.</summary>
    public void Invoke(Envelope envelope)
    {
        var message = envelope.Message;
        var timeout = _rarities?.ReceiveTimeout;
        if (timeout is not null && message is INotInfluenceReceiveTimeout) timeout = null;
        _currentMessage = message;
        _sender = envelope.Sender;
        _currentEnvelopeId++;
        try
        {
            timeout?.Pause();
            if (message is IAutoReceivedMessage) AutoReceiveMessage(envelope);
            else ReceiveMessage(message);
            _currentMessage = null;
        }
        catch (Exception cause)
        {
            HandleInvokeFailure(cause);
        }
        finally
        {
            // Anew also where the message has set it just now; an asynchronous handler's end does it later.
            if (_rarities is { ReceiveTimeout: { } idle, Tasks: null or { CurrentMessage: null } } && message is not INotInfluenceReceiveTimeout) idle.Restart();
        }
    }

    /// <summary>Hands a message to the actor's behaviour.</summary>
    protected virtual void ReceiveMessage(object message)
    {
        var actor = _actor!;
        if (!_system.Settings.AddLoggingReceive || actor is not ILogReceive)
        {
            actor.HandleAround(Behaviour, message);
            return;
        }

        var handled = actor.HandleAround(Behaviour, message);
        _system.EventStream.Publish(new Debug(_self.Path.ToString(), actor.GetType(),
            $"received {(handled ? "handled" : "unhandled")} message {message} from {Sender!.Path}"));
    }

    /// <summary>Hands a message to the actor without its mailbox; what it throws, the caller sees.</summary>
    public void ReceiveMessageForTest(Envelope envelope)
    {
        _currentMessage = envelope.Message;
        _sender = envelope.Sender;
        _currentEnvelopeId++;
        var outer = InternalCurrentActorCellKeeper.Current;
        InternalCurrentActorCellKeeper.Current = this;
        try
        {
            if (envelope.Message is IAutoReceivedMessage) AutoReceiveMessage(envelope);
            else ReceiveMessage(envelope.Message);
        }
        finally
        {
            _currentMessage = null;
            InternalCurrentActorCellKeeper.Current = outer;
        }
    }

    /// <summary>Hands a message to the actor without its mailbox; what it throws, also in a handler that awaits, the task tells.</summary>
    public Task ReceiveMessageForTestAsync(Envelope envelope)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskScheduler.Observer = ended;
        try
        {
            ReceiveMessageForTest(envelope);
            return TaskScheduler.Observer is null ? ended.Task : Task.CompletedTask;
        }
        catch (Exception cause)
        {
            return Task.FromException(cause);
        }
        finally
        {
            TaskScheduler.Observer = null;
        }
    }

    /// <summary>Handles what the kernel handles on the actor's behalf.</summary>
    protected virtual void AutoReceiveMessage(Envelope envelope)
    {
        var message = envelope.Message;
        if (_system.Settings.DebugAutoReceive && message is not TimerMsg)
            Publish(new Debug(_self.Path.ToString(), ActorType, $"received AutoReceiveMessage {message}"));
        switch (message)
        {
            case TimerMsg timer:
                if (timer.Unwrap((_actor as IWithTimers)?.Timers) is { } due) ReceiveTimed(due);
                break;
            case Terminated terminated:
                ReceivedTerminated(terminated);
                break;
            case PoisonPill:
                _self.Stop();
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case IntentionalRestart:
                throw new IntentionalActorRestartException();
            case ActorSelectionMessage selection:
                ReceiveSelection(selection);
                break;
            case Identify identify:
                Sender!.Tell(new ActorIdentity(identify.MessageId, _self));
                break;
            default:
                ReceiveMessage(message);
                break;
        }
    }

    private void ReceiveTimed(object message)
    {
        _currentMessage = message;
        if (message is IAutoReceivedMessage) AutoReceiveMessage(new Envelope(message, _sender));
        else ReceiveMessage(message);
    }

    private void ReceiveSelection(ActorSelectionMessage selection)
    {
        if (selection.Elements.Length == 0) Invoke(new Envelope(selection.Message, _sender));
        else Akka.Actor.ActorSelection.DeliverSelection(_self, _sender, selection);
    }

    private Type ActorType => _actor?.GetType() ?? typeof(ActorCell);

    private void Publish(LogEvent @event)
    {
        try
        {
            _system.EventStream.Publish(@event);
        }
        catch (Exception cause)
        {
            // The log itself is broken: nothing is left to say it with but the last resort of the system.
            Console.Error.WriteLine(cause);
        }
    }

    // Asked before the text is made: most systems log none of it.
    private bool LogsLifecycle => _system.Settings.DebugLifecycle;

    private void PublishDebug(string what)
    {
        if (_system.Settings.DebugLifecycle) Publish(new Debug(_self.Path.ToString(), ActorType, what));
    }
}
