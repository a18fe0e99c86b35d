using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Stops calling what fails: after some failures in a row calls are refused for a while, then one is tried.</summary>
/// <remarks>
/// Closed, it lets calls through and counts failures in a row; a call that takes longer than <see cref="CallTimeout"/> is
/// one. At <see cref="MaxFailures"/> it opens and refuses calls with <see cref="OpenCircuitException"/>. After
/// <see cref="ResetTimeout"/> it is half open: the next call goes through and closes it, or opens it again.
/// </remarks>
public partial class CircuitBreaker
{
    private readonly Lock _gate = new();
    private readonly List<Action> _onOpen = [];
    private readonly List<Action> _onHalfOpen = [];
    private readonly List<Action> _onClose = [];
    private State _state = State.Closed;
    private bool _trying;
    private int _failures;
    private TimeSpan _openUntil;
    private TimeSpan _nextResetTimeout;

    /// <summary>Opens for the same time each time.</summary>
    public CircuitBreaker(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, TimeSpan.FromDays(36500), 1.0, 0.0)
    {
    }

    /// <summary>Opens for a longer time each time it opens again.</summary>
    public CircuitBreaker(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout, TimeSpan maxResetTimeout, double exponentialBackoffFactor)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, maxResetTimeout, exponentialBackoffFactor, 0.0)
    {
    }

    /// <summary>Opens for a longer time each time it opens again, and somewhat longer by chance.</summary>
    public CircuitBreaker(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout, TimeSpan maxResetTimeout, double exponentialBackoffFactor, double randomFactor)
    {
        if (exponentialBackoffFactor < 1.0)
        {
            throw new ArgumentException("factor must be >= 1.0", nameof(exponentialBackoffFactor));
        }

        if (randomFactor is < 0.0 or > 1.0)
        {
            throw new ArgumentException("randomFactor must be between 0.0 and 1.0", nameof(randomFactor));
        }

        Scheduler = scheduler;
        MaxFailures = maxFailures;
        CallTimeout = callTimeout;
        ResetTimeout = resetTimeout;
        MaxResetTimeout = maxResetTimeout;
        ExponentialBackoffFactor = exponentialBackoffFactor;
        RandomFactor = randomFactor;
        _nextResetTimeout = resetTimeout;
    }

    private enum State
    {
        Closed,
        HalfOpen,
        Open,
    }

    /// <summary>Tells the time, and ends the time that the breaker is open.</summary>
    public IScheduler Scheduler { get; }

    /// <summary>Failures in a row that open the breaker.</summary>
    public int MaxFailures { get; }

    /// <summary>The longest that a call may take.</summary>
    public TimeSpan CallTimeout { get; }

    /// <summary>How long the breaker stays open, the first time.</summary>
    public TimeSpan ResetTimeout { get; }

    /// <summary>What the time that the breaker stays open grows no further for: it stays as it is where it would reach this.</summary>
    public TimeSpan MaxResetTimeout { get; }

    /// <summary>By what the time grows with each opening that follows another; 1 or more.</summary>
    public double ExponentialBackoffFactor { get; }

    /// <summary>Up to what part of itself the time grows by chance; 0 to 1.</summary>
    public double RandomFactor { get; }

    /// <summary>Failures in a row so far.</summary>
    public long CurrentFailureCount => Volatile.Read(ref _failures);

    /// <summary>The last failure; null after a success.</summary>
    public Exception LastCaughtException { get; private set; } = null!;

    /// <summary>Whether calls go through.</summary>
    public bool IsClosed => Current == State.Closed;

    /// <summary>Whether calls are refused.</summary>
    public bool IsOpen => Current == State.Open;

    /// <summary>Whether one call is let through to try.</summary>
    public bool IsHalfOpen => Current == State.HalfOpen;

    private State Current
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>The same as the constructor.</summary>
    public static CircuitBreaker Create(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout) =>
        new(scheduler, maxFailures, callTimeout, resetTimeout);

    /// <summary>A breaker like this one whose time doubles with each opening, up to <paramref name="maxResetTimeout"/>.</summary>
    public CircuitBreaker WithExponentialBackoff(TimeSpan maxResetTimeout) =>
        new(Scheduler, MaxFailures, CallTimeout, ResetTimeout, maxResetTimeout, 2.0, RandomFactor);

    /// <summary>A breaker like this one whose time grows by chance by up to that part of itself.</summary>
    public CircuitBreaker WithRandomFactor(double randomFactor) =>
        new(Scheduler, MaxFailures, CallTimeout, ResetTimeout, MaxResetTimeout, ExponentialBackoffFactor, randomFactor);

    /// <summary>Runs <paramref name="callback"/> each time the breaker opens, on a pool thread.</summary>
    public CircuitBreaker OnOpen(Action callback) => Listen(_onOpen, callback);

    /// <summary>Runs <paramref name="callback"/> each time the breaker begins to try, on a pool thread.</summary>
    public CircuitBreaker OnHalfOpen(Action callback) => Listen(_onHalfOpen, callback);

    /// <summary>Runs <paramref name="callback"/> each time the breaker closes, on a pool thread.</summary>
    public CircuitBreaker OnClose(Action callback) => Listen(_onClose, callback);

    /// <summary>Counts a call that was made without the breaker as failed.</summary>
    public void Fail() => Failed(new UserCalledFailException());

    /// <summary>Counts a call that was made without the breaker as successful.</summary>
    public void Succeed() => Succeeded();

    private CircuitBreaker Listen(List<Action> listeners, Action callback)
    {
        lock (_gate)
        {
            listeners.Add(callback);
        }

        return this;
    }

    private void Enter()
    {
        lock (_gate)
        {
            switch (_state)
            {
                case State.Open:
                    var left = _openUntil - Scheduler.MonotonicClock;
                    throw new OpenCircuitException(LastCaughtException, left > TimeSpan.Zero ? left : TimeSpan.Zero);
                case State.HalfOpen when _trying:
                    throw new OpenCircuitException("Circuit breaker is half open; calls are failing fast while one is tried", LastCaughtException);
                case State.HalfOpen:
                    _trying = true;
                    break;
            }
        }
    }

    private void Succeeded()
    {
        lock (_gate)
        {
            if (_state == State.Open)
            {
                return;
            }

            _failures = 0;
            LastCaughtException = null!;
            if (_state == State.HalfOpen)
            {
                _nextResetTimeout = ResetTimeout;
                Become(State.Closed, _onClose);
            }
        }
    }

    private void Failed(Exception cause)
    {
        lock (_gate)
        {
            if (_state == State.Open)
            {
                return;
            }

            LastCaughtException = cause;
            if (_state == State.HalfOpen || ++_failures >= MaxFailures)
            {
                Open();
            }
        }
    }

    private void Open()
    {
        var wait = _nextResetTimeout * (1.0 + (Random.Shared.NextDouble() * RandomFactor));
        var next = _nextResetTimeout.Ticks * ExponentialBackoffFactor;
        if (next < MaxResetTimeout.Ticks) _nextResetTimeout = new TimeSpan((long)next);
        _openUntil = Scheduler.MonotonicClock + wait;
        Become(State.Open, _onOpen);
        Scheduler.Advanced.ScheduleOnce(wait, Try);
    }

    private void Try()
    {
        lock (_gate)
        {
            _trying = false;
            Become(State.HalfOpen, _onHalfOpen);
        }
    }

    private void Become(State state, List<Action> listeners)
    {
        _state = state;
        foreach (var listener in listeners)
        {
            _ = Task.Run(listener);
        }
    }
}
