using System.Numerics;

namespace Akka.Actor.Scheduler;

/// <summary>
/// Timing wheels in levels: the first turns a slot a tick, each next one a slot for a whole turn of the one before.
/// Adding and removing cost the same however many wait, and <see cref="NextTick"/> says how long nothing will happen.
/// </summary>
/// <remarks>Knows nothing of clocks and threads: its owner tells it the tick and guards it.</remarks>
internal sealed class TimerWheel
{
    // Ticks that all levels together can tell apart; what is due later waits in the last slot and is looked at again.
    private const int HorizonBits = 36;

    private readonly int _bits;
    private readonly int _mask;
    private readonly TimerLevel?[] _levels;
    private readonly TimerList _overdue = new(null, 0);
    private long _current;
    private long _next = long.MaxValue;

    /// <summary>Wheels of that many slots each, rounded up to a power of two.</summary>
    internal TimerWheel(int slots)
    {
        _bits = Math.Max(1, BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)slots)));
        _mask = (1 << _bits) - 1;
        _levels = new TimerLevel?[(HorizonBits + _bits - 1) / _bits];
    }

    /// <summary>How many entries wait.</summary>
    internal int Count { get; private set; }

    /// <summary>The first tick at which something may happen; never too late, at times too early; <see cref="long.MaxValue"/> where nothing waits.</summary>
    internal long NextTick => Count == 0 ? long.MaxValue : _next;

    /// <summary>Lets <paramref name="entry"/> wait for its tick. <paramref name="now"/> is the tick of the moment.</summary>
    internal void Add(TimerEntry entry, long now)
    {
        // Nothing can happen between here and now, so the wheels may turn to now: near entries then need no second look.
        if (Count == 0 || (now > _current && now < _next))
        {
            _current = Math.Max(_current, now);
            _next = Count == 0 ? long.MaxValue : _next;
        }

        Count++;
        Place(entry);
    }

    /// <summary>Takes <paramref name="entry"/> out, if it still waits.</summary>
    internal void Remove(TimerEntry entry)
    {
        if (entry.List is { } list)
        {
            list.Remove(entry);
            Count--;
        }
    }

    /// <summary>Turns the wheels to <paramref name="now"/> and moves what has become due to <paramref name="due"/>.</summary>
    internal void Advance(long now, List<TimerEntry> due)
    {
        Expire(_overdue, due);
        while (Count > 0 && (_next = FindNext()) <= now)
        {
            _current = _next;
            for (var level = _levels.Length - 1; level > 0; level--)
            {
                Cascade(level);
            }

            if (_levels[0] is { } first)
            {
                Expire(first[(int)(_current & _mask)], due);
            }

            Expire(_overdue, due);
        }

        _current = Math.Max(_current, now);
    }

    private void Place(TimerEntry entry)
    {
        var delta = entry.DueTick - _current;
        if (delta <= 0)
        {
            _next = Math.Min(_next, _current);
            _overdue.Add(entry);
            return;
        }

        var level = Math.Min(BitOperations.Log2((ulong)delta) / _bits, _levels.Length - 1);
        var furthest = _current + (1L << (_bits * _levels.Length)) - 1;
        var tick = Math.Min(entry.DueTick, furthest);
        var shift = level * _bits;
        var list = (_levels[level] ??= new TimerLevel(_mask + 1))[(int)((tick >> shift) & _mask)];
        list.Add(entry);
        _next = Math.Min(_next, (tick >> shift) << shift);
    }

    private void Cascade(int level)
    {
        var shift = level * _bits;
        if (_levels[level] is not { } wheel || (_current & ((1L << shift) - 1)) != 0)
        {
            return;
        }

        // What is looked at again goes to a lower level, or to a later slot of this one; never back to this slot.
        var list = wheel[(int)((_current >> shift) & _mask)];
        while (list.TakeFirst() is { } entry)
        {
            Place(entry);
        }
    }

    private void Expire(TimerList list, List<TimerEntry> due)
    {
        while (list.TakeFirst() is { } entry)
        {
            Count--;
            due.Add(entry);
        }
    }

    private long FindNext()
    {
        if (!_overdue.IsEmpty)
        {
            return _current;
        }

        var next = long.MaxValue;
        for (var level = 0; level < _levels.Length; level++)
        {
            if (_levels[level] is not { } wheel)
            {
                continue;
            }

            var shift = level * _bits;
            var position = _current >> shift;
            var distance = wheel.DistanceToNext((int)(position & _mask));
            if (distance > 0)
            {
                next = Math.Min(next, (position + distance) << shift);
            }
        }

        return next;
    }
}
