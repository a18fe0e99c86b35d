namespace Akka.Dispatch;

/// <summary>Something that a dispatcher can run.</summary>
public interface IRunnable : IThreadPoolWorkItem
{
    /// <summary>Runs it.</summary>
    void Run();
}

/// <summary>An action to run.</summary>
public sealed class ActionRunnable(Action action) : IRunnable
{
    /// <inheritdoc/>
    public void Run() => action();

    /// <inheritdoc/>
    public void Execute() => action();
}

/// <summary>An action to run with a state.</summary>
public sealed class ActionWithStateRunnable(Action<object> actionWithState, object state) : IRunnable
{
    /// <inheritdoc/>
    public void Run() => actionWithState(state);

    /// <inheritdoc/>
    public void Execute() => actionWithState(state);
}
