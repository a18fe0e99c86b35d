using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Dispatch;

public partial class Mailbox
{
    private void ProcessSystemMessages()
    {
        while (Volatile.Read(ref _system) is { } top && top != NoMoreSystemMessages)
        {
            var message = SystemMessageList.Reverse(Interlocked.Exchange(ref _system, null));
            while (message is not null)
            {
                var next = message.Next;
                message.Next = null;
                _cell.SystemInvoke(message, ref next);
                message = next;
                if (!IsClosed()) continue;
                for (; message is not null; message = next)
                {
                    next = message.Next;
                    message.Next = null;
                    DeadSystemMessage(message);
                }
            }
        }
    }

    // In the actor's last turn: from now on everything that is told goes to dead letters, after what still waits.
    internal void Close()
    {
        Volatile.Write(ref _state, Closed);
        CleanUp();
        for (var message = SystemMessageList.Reverse(Interlocked.Exchange(ref _system, NoMoreSystemMessages)); message is not null;)
        {
            var next = message.Next;
            message.Next = null;
            if (message != NoMoreSystemMessages) DeadSystemMessage(message);
            message = next;
        }
    }

    /// <summary>Hands what waits to dead letters.</summary>
    public virtual void CleanUp()
    {
        if (_queue is not null)
        {
            CleanUpQueue(_queue);
            return;
        }

        for (var node = _aside; node is not null; node = node.Next) DeadLetter(new Envelope(node.Message, node.Sender));
        _aside = null;
        if (TakeFirst(out var first)) DeadLetter(first);

        // Who has put into it by now is heard; who comes later finds it sealed.
        var backlog = Interlocked.Exchange(ref _backlog, IsClosed() ? Backlog.Gone : null);
        if (backlog is null || backlog == Backlog.Gone) return;
        foreach (var envelope in backlog.Drain()) DeadLetter(envelope);
    }

    private void CleanUpQueue(IMessageQueue queue) => queue.CleanUp(_cell.Self, _cell.System.Mailboxes.DeadLetterMailbox.MessageQueue);

    private void DeadLetter(Envelope envelope)
    {
        // One who listened to dead letters and is dead himself: to tell of that would never end.
        if (envelope.Message is AllDeadLetters) return;
        _cell.System.DeadLetters.Tell(new DeadLetter(envelope.Message, envelope.Sender ?? _cell.System.DeadLetters, _cell.Self), envelope.Sender);
    }

    private void DeadSystemMessage(SystemMessage message) =>
        _cell.System.DeadLetters.Tell(new DeadLetter(message, _cell.Self, _cell.Self), _cell.Self);
}
