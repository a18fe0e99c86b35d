using Akka.Event;

namespace Akka.Actor.Internal;

public partial class ActorSystemImpl
{
    /// <inheritdoc/>
    public override void RegisterOnTermination(Action code)
    {
        lock (_gate)
        {
            if (_terminated) throw new InvalidOperationException("ActorSystem already terminated.");
            _terminationCallbacks.Push(code);
        }
    }

    /// <inheritdoc/>
    public override Task Terminate()
    {
        if (Settings.CoordinatedShutdownRunByActorSystemTerminate)
            CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
        else
            FinalTerminate();
        return WhenTerminated;
    }

    // Stops the actors, without the phases of the coordinated shutdown.
    internal Task FinalTerminate()
    {
        // To those who listen for it, whatever the level of the log.
        EventStream.Publish(new Debug($"ActorSystem({Name})", GetType(), "System shutdown initiated"));
        if (!Settings.LogDeadLettersDuringShutdown && Settings.LogDeadLetters > 0) StopDeadLetterListener();
        if (_provider.Guardian is { } guardian) guardian.Stop();
        else Finish();
        return WhenTerminated;
    }

    private void StopDeadLetterListener()
    {
        var listener = _provider.SystemGuardian?.GetSingleChild("deadLetterListener");
        if (listener is not null && !listener.IsNobody()) Stop(listener);
    }

    /// <inheritdoc/>
    public override void Abort()
    {
        IsAborting = true;
        Terminate();
    }

    // The phases are read when somebody asks for them, or when they are due; what the user says of them is checked at once.
    private void PrepareShutdown()
    {
        if (Settings.IsUsers("akka.coordinated-shutdown")) _ = CoordinatedShutdown.Get(this);
        if (Settings.Config.GetBoolean("akka.coordinated-shutdown.run-by-clr-shutdown-hook", true)) AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    private void OnProcessExit(object? sender, EventArgs args) => CoordinatedShutdownExtension.RunWhenTheProcessEnds(this);

    // Every actor has stopped.
    private void Finish()
    {
        while (true)
        {
            Action callback;
            lock (_gate)
            {
                if (!_terminationCallbacks.TryPop(out callback!))
                {
                    _terminated = true;
                    break;
                }
            }

            try
            {
                callback();
            }
            catch (Exception cause)
            {
                Log.Error(cause, "A termination callback failed");
            }
        }

        EventStream.StopDefaultLoggers(this);
        (_scheduler as IDisposable)?.Dispose();
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        _whenTerminated.TrySetResult();
    }
}
