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

    private async Task<T> Call<T>(Func<CancellationToken, Task<T>> body)
    {
        Enter();
        using var late = new CancellationTokenSource();
        try
        {
            var limit = CallTimeout > TimeSpan.Zero ? CallTimeout : Timeout.InfiniteTimeSpan;
            var result = await body(late.Token).WaitAsync(limit).ConfigureAwait(false);
            Succeeded();
            return result;
        }
        catch (Exception cause)
        {
            Failed(cause);
            if (cause is TimeoutException)
            {
                await late.CancelAsync().ConfigureAwait(false);
            }

            throw;
        }
    }
}
