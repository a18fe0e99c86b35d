using Akka.Actor;

namespace Akka.Pattern;

public partial class CircuitBreaker
{
    /// <summary>Calls <paramref name="body"/>, or refuses to. <see cref="TimeoutException"/> where it takes too long.</summary>
    public Task<T> WithCircuitBreaker<T>(Func<Task<T>> body) => Call(_ => body());

    /// <summary>Calls <paramref name="body"/>, or refuses to. Its token fires where it takes too long.</summary>
    public Task<T> WithCircuitBreaker<T>(Func<CancellationToken, Task<T>> body) => Call(body);

    /// <summary>Calls <paramref name="body"/> with a state, or refuses to. <see cref="TimeoutException"/> where it takes too long.</summary>
    public Task<T> WithCircuitBreaker<T, TState>(TState state, Func<TState, Task<T>> body) => Call(_ => body(state));

    /// <summary>Calls <paramref name="body"/> with a state, or refuses to. Its token fires where it takes too long.</summary>
    public Task<T> WithCircuitBreaker<T, TState>(TState state, Func<TState, CancellationToken, Task<T>> body) => Call(token => body(state, token));

    /// <summary>Calls <paramref name="body"/>, or refuses to. <see cref="TimeoutException"/> where it takes too long.</summary>
    public Task WithCircuitBreaker(Func<Task> body) => Call(_ => Finish(body()));

    /// <summary>Calls <paramref name="body"/>, or refuses to. Its token fires where it takes too long.</summary>
    public Task WithCircuitBreaker(Func<CancellationToken, Task> body) => Call(token => Finish(body(token)));

    /// <summary>Calls <paramref name="body"/> with a state, or refuses to. <see cref="TimeoutException"/> where it takes too long.</summary>
    public Task WithCircuitBreaker<TState>(TState state, Func<TState, Task> body) => Call(_ => Finish(body(state)));

    /// <summary>Calls <paramref name="body"/> with a state, or refuses to. Its token fires where it takes too long.</summary>
    public Task WithCircuitBreaker<TState>(TState state, Func<TState, CancellationToken, Task> body) => Call(token => Finish(body(state, token)));

    /// <summary>Calls <paramref name="body"/> on a pool thread and waits, or refuses to. <see cref="TimeoutException"/> where it takes too long; it then runs on alone.</summary>
    public void WithSyncCircuitBreaker(Action body) => Call(_ => Finish(Task.Run(body, CancellationToken.None))).GetAwaiter().GetResult();

    /// <summary>Calls <paramref name="body"/> on a pool thread and waits, or refuses to. <see cref="TimeoutException"/> where it takes too long; it then runs on alone.</summary>
    public T WithSyncCircuitBreaker<T>(Func<T> body) => Call(_ => Task.Run(body, CancellationToken.None)).GetAwaiter().GetResult();

    private static async Task<Done> Finish(Task task)
    {
        await task.ConfigureAwait(false);
        return Done.Instance;
    }

    // The scheduler has a thread of its own: what takes too long is counted on time where it is what keeps the pool's threads.
    private async Task<T> Call<T>(Func<CancellationToken, Task<T>> body)
    {
        Enter();
        var call = new Limit<T>(this);
        try
        {
            call.Begin();
            var running = body(call.Token);
            await Task.WhenAny(running, call.TooLate).ConfigureAwait(false);
            var result = await (running.IsCompleted ? running : call.TooLate).ConfigureAwait(false);
            if (call.End())
            {
                Succeeded();
                return result;
            }
        }
        catch (Exception cause)
        {
            if (call.End())
            {
                Failed(cause);
                throw;
            }
        }

        return await call.TooLate.ConfigureAwait(false);
    }

    // Of a call's end and its time-out only the first counts.
    private sealed class Limit<T>(CircuitBreaker breaker)
    {
        private readonly CancellationTokenSource _late = new();
        private readonly TaskCompletionSource<T> _tooLate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private ICancelable? _timer;
        private int _over;

        public CancellationToken Token => _late.Token;

        public Task<T> TooLate => _tooLate.Task;

        public void Begin()
        {
            if (breaker.CallTimeout > TimeSpan.Zero)
            {
                _timer = breaker.Scheduler.Advanced.ScheduleOnceCancelable(breaker.CallTimeout, TimeOut);
            }
        }

        public bool End()
        {
            _timer?.Cancel();
            return Interlocked.Exchange(ref _over, 1) == 0;
        }

        private void TimeOut()
        {
            if (Interlocked.Exchange(ref _over, 1) != 0)
            {
                return;
            }

            var cause = new TimeoutException($"The call has taken longer than {breaker.CallTimeout}.");
            breaker.Failed(cause);
            _tooLate.TrySetException(cause);
            _ = _late.CancelAsync();
        }
    }
}
