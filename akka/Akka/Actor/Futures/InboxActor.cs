using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>Keeps the messages of an <see cref="Inbox"/> until they are asked for, and those who ask until there is one.</summary>
internal sealed class InboxActor(int size) : ActorBase
{
    private readonly List<object> _messages = [];
    private readonly List<IQuery> _waiting = [];
    private ICancelable? _kick;
    private bool _warned;

    private TimeSpan Now => Context.System.Scheduler.MonotonicClock;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case IQuery query:
                Answer(query.WithClient(Sender));
                break;
            case StartWatch { Message: null } watch:
                Context.Watch(watch.Target);
                break;
            case StartWatch watch:
                Context.WatchWith(watch.Target, watch.Message!);
                break;
            case StopWatch watch:
                Context.Unwatch(watch.Target);
                break;
            case Kick:
                SendAwayTheLate();
                break;
            default:
                Take(message);
                break;
        }

        return true;
    }

    protected override void PostStop()
    {
        _kick.CancelIfNotNull();
        base.PostStop();
    }

    private void Answer(IQuery query)
    {
        var found = _messages.FindIndex(query.Wants);
        if (found < 0)
        {
            _waiting.Add(query);
            SendAwayTheLate();
            return;
        }

        var message = _messages[found];
        _messages.RemoveAt(found);
        _warned = false;
        query.Client!.Tell(message);
    }

    private void Take(object message)
    {
        var found = _waiting.FindIndex(query => query.Wants(message));
        if (found >= 0)
        {
            var query = _waiting[found];
            _waiting.RemoveAt(found);
            query.Client!.Tell(message);
        }
        else if (_messages.Count < size)
        {
            _messages.Add(message);
        }
        else if (!_warned)
        {
            _warned = true;
            Context.GetLogger().Warning("Dropping message: Inbox size has been exceeded, use akka.actor.inbox.inbox-size to increase maximum allowed inbox size. Current is {0}", size);
        }
    }

    private void SendAwayTheLate()
    {
        var now = Now;
        foreach (var late in _waiting.FindAll(query => query.Deadline <= now))
        {
            _waiting.Remove(late);
            late.Client!.Tell(new Status.Failure(new TimeoutException("Deadline passed")));
        }

        _kick.CancelIfNotNull();
        _kick = _waiting.Count == 0
            ? null
            : Context.System.Scheduler.ScheduleTellOnceCancelable(_waiting.Min(query => query.Deadline) - now, Self, Kick.Instance, Self);
    }
}
