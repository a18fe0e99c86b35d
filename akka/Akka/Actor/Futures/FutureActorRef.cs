using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Dispatch.Workers;

namespace Akka.Actor;

/// <summary>The sender of an Ask: takes the first answer and completes a task with it.</summary>
/// <remarks>
/// It gets a path under <c>/temp</c>, and can be found there, only once somebody asks for its path; an answer sent straight
/// to it needs none. What comes after the first answer goes to the dead letters, but for what comes to a cancelled Ask.
/// </remarks>
/// <typeparam name="T">The type of answer expected.</typeparam>
public class FutureActorRef<T> : MinimalActorRef, IRunnable
{
    private readonly TaskCompletionSource<T> _result;
    private readonly IActorRefProvider _provider;
    private ActorPath? _path;
    private int _settled;
    private T _answer = default!;
    private List<IInternalActorRef>? _watchers;

    /// <summary>Completes <paramref name="result"/>, and answers to <paramref name="path"/>, which the caller registers.</summary>
    public FutureActorRef(TaskCompletionSource<T> result, ActorPath path, IActorRefProvider provider)
        : this(result, provider) => _path = path;

    internal FutureActorRef(TaskCompletionSource<T> result, IActorRefProvider provider)
    {
        _result = result;
        _provider = provider;
    }

    /// <inheritdoc/>
    public override ActorPath Path => Volatile.Read(ref _path) ?? CreatePath();

    /// <inheritdoc/>
    public override IActorRefProvider Provider => _provider;

    internal Task<T> Task => _result.Task;

    /// <summary>Sends the question.</summary>
    public virtual void DeliverAsk(object message, ICanTell destination) => destination.Tell(message, this);

    /// <inheritdoc/>
    public override void SendSystemMessage(ISystemMessage message)
    {
        // Nothing supervises it and nothing can stop it: besides an answer and the end of the waiting only who watches concerns it.
        if (message is Watch watch) AddWatcher(watch.Watcher);
        else if (message is Unwatch unwatch) RemoveWatcher(unwatch.Watcher);
    }

    private void AddWatcher(IInternalActorRef watcher)
    {
        var watchers = Volatile.Read(ref _watchers) ?? Interlocked.CompareExchange(ref _watchers, [], null) ?? _watchers;
        lock (watchers)
        {
            if (!watchers.Contains(watcher)) watchers.Add(watcher);
        }

        // Against Settle, which settles and then looks for watchers: one of the two sees the other.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _settled) != 0) TellWatchers();
    }

    private void RemoveWatcher(IInternalActorRef watcher)
    {
        if (Volatile.Read(ref _watchers) is not { } watchers) return;
        lock (watchers) watchers.Remove(watcher);
    }

    private void TellWatchers()
    {
        if (Volatile.Read(ref _watchers) is not { } watchers) return;
        IInternalActorRef[] all;
        lock (watchers)
        {
            all = [.. watchers];
            watchers.Clear();
        }

        foreach (var watcher in all) watcher.SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: true, addressTerminated: false));
    }

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        var handled = message switch
        {
            ISystemMessage system => RejectSystemMessage(system),
            T answer => Settle() && Complete(answer),
            null => Settle() && Complete(default!),
            Status.Failure failure => Fail(failure.Cause ?? new TaskCanceledException("Task cancelled by actor via Failure message.")),
            _ => Reject(message),
        };

        if (!handled && !_result.Task.IsCanceled)
        {
            _provider.DeadLetters.Tell(message!, this);
        }
    }

    internal bool Fail(Exception cause)
    {
        if (!Settle())
        {
            return false;
        }

        Completion.Here(() => _result.TrySetException(cause));
        return true;
    }

    internal void Cancel(CancellationToken token)
    {
        if (Settle())
        {
            Completion.Here(() => _result.TrySetCanceled(token));
        }
    }

    void IRunnable.Run() => _result.TrySetResult(_answer);

    void IThreadPoolWorkItem.Execute() => _result.TrySetResult(_answer);

    private bool Complete(T answer)
    {
        _answer = answer;
        Completion.AfterTurn(this);
        return true;
    }

    /// <summary>Lets go of what waits for the answer; runs once, before the task is completed.</summary>
    private protected virtual void Release()
    {
    }

    private bool Reject(object message)
    {
        Fail(new ArgumentException($"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]"));
        return false;
    }

    private bool RejectSystemMessage(ISystemMessage message)
    {
        Fail(new InvalidOperationException($"system message of type '{message.GetType().Name}' is invalid for {nameof(FutureActorRef<T>)}"));
        return true;
    }

    private bool Settle()
    {
        if (Interlocked.Exchange(ref _settled, 1) != 0)
        {
            return false;
        }

        Release();
        if (Volatile.Read(ref _path) is { } path)
        {
            _provider.UnregisterTempActor(path);
        }

        TellWatchers();
        return true;
    }

    private ActorPath CreatePath()
    {
        var created = _provider.TempPath();
        var path = Interlocked.CompareExchange(ref _path, created, null);
        if (path is not null)
        {
            return path;
        }

        _provider.RegisterTempActor(this, created);
        if (Volatile.Read(ref _settled) != 0)
        {
            // Settled in between, when there was no path yet to take back.
            _provider.UnregisterTempActor(created);
        }

        return created;
    }
}
