namespace Akka.Actor.Scheduler;

/// <summary>The entries of one slot of a wheel, in the order they came.</summary>
internal sealed class TimerList(TimerLevel? level, int slot)
{
    private TimerEntry? _first;
    private TimerEntry? _last;

    internal bool IsEmpty => _first is null;

    internal void Add(TimerEntry entry)
    {
        entry.List = this;
        entry.Next = null;
        entry.Previous = _last;
        if (_last is null)
        {
            _first = entry;
            level?.Mark(slot);
        }
        else
        {
            _last.Next = entry;
        }

        _last = entry;
    }

    internal void Remove(TimerEntry entry)
    {
        if (entry.Previous is null)
        {
            _first = entry.Next;
        }
        else
        {
            entry.Previous.Next = entry.Next;
        }

        if (entry.Next is null)
        {
            _last = entry.Previous;
        }
        else
        {
            entry.Next.Previous = entry.Previous;
        }

        entry.List = null;
        entry.Next = entry.Previous = null;
        if (_first is null)
        {
            level?.Clear(slot);
        }
    }

    /// <summary>Takes the first entry out; null where there is none.</summary>
    internal TimerEntry? TakeFirst()
    {
        var first = _first;
        if (first is not null)
        {
            Remove(first);
        }

        return first;
    }
}
