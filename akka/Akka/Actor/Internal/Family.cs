using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor.Internal;

// The children of one actor. Their names are looked up from other threads, so every access takes the lock.
// An entry is the child itself; how often it was restarted is added with its first failure.
internal sealed class Family : IEnumerable<IInternalActorRef>
{
    // Of all who ended without ever having had a child.
    public static readonly Family Gone = new() { _isOver = true };

    private readonly Dictionary<string, object> _byName = [];
    private HashSet<IActorRef>? _dying;
    private SuspendReason? _reason;
    private bool _isOver;
    private long _nextName;

    public bool IsTerminating
    {
        get
        {
            lock (_byName) return _isOver || _reason is SuspendReason.Termination;
        }
    }

    public bool IsNormal
    {
        get
        {
            lock (_byName) return !_isOver && (_reason is null or SuspendReason.UserRequest);
        }
    }

    public bool IsWaitingForChildren
    {
        get
        {
            lock (_byName) return _reason is SuspendReason.IWaitingForChildren;
        }
    }

    public int Count
    {
        get
        {
            lock (_byName) return _byName.Count;
        }
    }

    public string NextName() => ChildNames.Number(Interlocked.Increment(ref _nextName) - 1);

    public void Reserve(string name)
    {
        lock (_byName)
        {
            if (_isOver) throw new InvalidOperationException($"Cannot reserve actor name \"{name}\". It is terminated.");
            if (_reason is SuspendReason.Termination) throw new InvalidOperationException($"Cannot reserve actor name \"{name}\". It is terminating.");
            if (!_byName.TryAdd(name, ChildNameReserved.Instance))
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");
        }
    }

    public void Unreserve(string name)
    {
        lock (_byName)
        {
            if (_byName.TryGetValue(name, out var entry) && entry is ChildNameReserved) _byName.Remove(name);
        }
    }

    // False: the parent has begun to stop since the name was reserved, and would never stop this child.
    public bool Init(IInternalActorRef child)
    {
        lock (_byName)
        {
            if (_isOver || _reason is SuspendReason.Termination) return false;
            _byName[child.Path.Name] = child;
            return true;
        }
    }

    public bool TryGet(string name, [NotNullWhen(true)] out IInternalActorRef? child)
    {
        lock (_byName)
        {
            child = _byName.TryGetValue(name, out var entry) ? Child(entry) : null;
            return child is not null;
        }
    }

    public object? Entry(string name)
    {
        lock (_byName) return _byName.GetValueOrDefault(name);
    }

    public bool Contains(IActorRef actor)
    {
        lock (_byName) return _byName.TryGetValue(actor.Path.Name, out var entry) && Child(entry) is { } child && child.Equals(actor);
    }

    public bool TryGetStats(IActorRef actor, [NotNullWhen(true)] out ChildRestartStats? stats)
    {
        lock (_byName)
        {
            stats = null;
            if (!_byName.TryGetValue(actor.Path.Name, out var entry) || Child(entry) is not { } child || !child.Equals(actor)) return false;
            stats = StatsOf(actor.Path.Name, entry);
            return true;
        }
    }

    public IInternalActorRef[] All()
    {
        lock (_byName)
        {
            if (_byName.Count == 0) return [];
            var all = new List<IInternalActorRef>(_byName.Count);
            foreach (var entry in _byName.Values)
                if (Child(entry) is { } child) all.Add(child);
            return [.. all];
        }
    }

    private ChildRestartStats[] AllStats()
    {
        lock (_byName)
        {
            var names = _byName.Keys.ToArray();
            var all = new List<ChildRestartStats>(names.Length);
            foreach (var name in names)
                if (Child(_byName[name]) is not null) all.Add(StatsOf(name, _byName[name]));
            return [.. all];
        }
    }

    // Most strategies look at the one child that failed: the others are counted out only for those that ask.
    public IReadOnlyCollection<ChildRestartStats> Stats => new StatsView(this);

    public IEnumerator<IInternalActorRef> GetEnumerator() => ((IEnumerable<IInternalActorRef>)All()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The child is being stopped.
    public void ShallDie(IActorRef child)
    {
        lock (_byName)
        {
            _reason ??= SuspendReason.UserRequest.Instance;
            (_dying ??= []).Add(child);
        }
    }

    // In one step, so that no child slips in between: from now on none is taken, and all there are must be stopped.
    // False when there is none to wait for.
    public bool BeginTermination(out IInternalActorRef[] toStop)
    {
        lock (_byName)
        {
            toStop = [.. _byName.Values.Select(Child).OfType<IInternalActorRef>()];
            foreach (var child in toStop) (_dying ??= []).Add(child);
            _isOver = _dying is null;
            _reason = SuspendReason.Termination.Instance;
            return !_isOver;
        }
    }

    // True when there are stopping children to wait for.
    public bool WaitFor(SuspendReason reason)
    {
        lock (_byName)
        {
            if (_dying is null) return false;
            _reason = reason;
            return true;
        }
    }

    // The reason to go on, when this was the last child to wait for.
    public SuspendReason? Remove(IActorRef child)
    {
        lock (_byName)
        {
            if (_byName.TryGetValue(child.Path.Name, out var entry) && Child(entry) is { } present && present.Equals(child)) _byName.Remove(child.Path.Name);
            if (_dying is null || !_dying.Remove(child) || _dying.Count > 0) return null;
            var reason = _reason;
            _dying = null;
            _reason = null;
            if (reason is SuspendReason.Termination) _isOver = true;
            return reason;
        }
    }

    public void End()
    {
        lock (_byName)
        {
            _isOver = true;
            _byName.Clear();
            _dying = null;
            _reason = null;
        }
    }

    private static IInternalActorRef? Child(object entry) => entry as IInternalActorRef ?? (entry as ChildRestartStats)?.Child;

    private ChildRestartStats StatsOf(string name, object entry)
    {
        if (entry is ChildRestartStats stats) return stats;
        stats = new ChildRestartStats((IInternalActorRef)entry);
        _byName[name] = stats;
        return stats;
    }

    private sealed class StatsView(Family family) : IReadOnlyCollection<ChildRestartStats>
    {
        public int Count => family.Count;

        public IEnumerator<ChildRestartStats> GetEnumerator() => ((IEnumerable<ChildRestartStats>)family.AllStats()).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
