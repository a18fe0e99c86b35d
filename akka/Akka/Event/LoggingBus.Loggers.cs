using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Event;

public partial class LoggingBus
{
    private static int _loggersStarted;

    private bool _keepStdout;

    // Starts the loggers of `akka.loggers` in the place of standard output.
    internal void StartDefaultLoggers(ActorSystemImpl system)
    {
        var settings = system.Settings;
        var level = Logging.LogLevelFor(settings.LogLevel);
        _keepStdout = false;
        var starting = new List<LoggerReply>();
        lock (_changing)
        {
            _level = (int)level;
        }
        foreach (var typeName in settings.Loggers)
        {
            var type = LoggingTypes.Logger(typeName);
            if (typeof(MinimalLogger).IsAssignableFrom(type))
            {
                _keepStdout = true;
                continue;
            }
            starting.Add(Start(system, type));
        }
        foreach (var ready in starting)
        {
            if (settings.LoggerAsyncStart)
            {
                _ = AwaitLater(system, ready, settings.LoggerStartTimeout);
            }
            else
            {
                Await(system, ready, settings.LoggerStartTimeout);
            }
        }
        if (starting.Count == 0 || !settings.LoggerAsyncStart)
        {
            LeaveStdout(system);
        }
        if (settings.DebugUnhandledMessage)
        {
            var forwarder = new UnhandledMessageForwarder(this, system);
            Subscribe(forwarder, typeof(UnhandledMessage));
        }
        if (starting.Count > 0)
        {
            new LoggerDrain(system, LoggersBesideStdout).Register();
        }
        Trace("Default Loggers started");
        SetLogLevel(level);
    }

    // Back to standard output, until the system is gone.
    internal void StopDefaultLoggers(ActorSystem system)
    {
        var stdout = system.Settings.StdoutLogger;
        var loggers = LoggersBesideStdout();
        if (loggers.Length > 0)
        {
            UseStdoutLogger(system.Settings);
            Trace($"Shutting down: {SimpleName(stdout)} started");
        }
        foreach (var logger in loggers)
        {
            Forget(logger);
            (logger as IInternalActorRef)?.Stop();
        }
        Trace("All default loggers stopped");
    }

    private IActorRef[] LoggersBesideStdout()
    {
        lock (_changing)
        {
            return [.. _loggers.Where(logger => logger is not MinimalLogger)];
        }
    }

    private void LeaveStdout(ActorSystem system)
    {
        if (!_keepStdout)
        {
            Forget(system.Settings.StdoutLogger);
        }
    }

    private void Forget(IActorRef logger)
    {
        lock (_changing)
        {
            _loggers.Remove(logger);
            Unsubscribe(logger);
        }
    }

    private LoggerReply Start(
        ActorSystemImpl system, [DynamicallyAccessedMembers(LoggingTypes.Constructors)] Type type)
    {
        var name = $"log{Interlocked.Increment(ref _loggersStarted)}-{SimpleName(type)}";
        var logger = system.SystemActorOf(Props.Create(type).WithDispatcher(system.Settings.LoggersDispatcher), name);
        var ready = new LoggerReply(system, logger, name, $"{name} [{type.FullName}]");
        logger.Tell(new InitializeLogger(this), ready);
        return ready;
    }

    private void Await(ActorSystem system, LoggerReply ready, TimeSpan timeout)
    {
        try
        {
            if (ready.Task.Wait(timeout))
            {
                Started(system, ready, ready.Task.Result);
                return;
            }
        }
        catch (AggregateException failed)
        {
            Failed(ready.Name, failed.InnerException!);
            return;
        }
        Publish(new Warning(SimpleName(this), GetType(), $"Logger {ready.Name} did not answer within {timeout}: the system starts without waiting for it"));
        _ = AwaitLater(system, ready, Timeout.InfiniteTimeSpan);
    }

    private async Task AwaitLater(ActorSystem system, LoggerReply ready, TimeSpan timeout)
    {
        try
        {
            Started(system, ready, await ready.Task.WaitAsync(timeout).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            Publish(new Warning(SimpleName(this), GetType(), $"Logger {ready.Name} did not answer within {timeout}"));
            await AwaitLater(system, ready, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            Failed(ready.Name, cause);
        }
    }

    private void Started(ActorSystem system, LoggerReply ready, object answer)
    {
        if (answer is not LoggerInitialized)
        {
            Failed(ready.Name, new LoggerInitializationException($"Logger {ready.Name} answered with [{answer}] instead of {nameof(LoggerInitialized)}"));
            return;
        }
        lock (_changing)
        {
            _loggers.Add(ready.Logger);
            SubscribeTo(LogLevel, ready.Logger);
        }
        LeaveStdout(system);
        Trace($"Logger {ready.Name} started");
    }

    // What nobody hears is not made: most systems start and end without a line about it.
    private void Trace(string what)
    {
        if (HasAudience(typeof(Debug)))
        {
            Publish(new Debug(SimpleName(this), GetType(), what));
        }
    }

    private void Failed(string name, Exception cause) =>
        Publish(new Error(cause, SimpleName(this), GetType(), $"Logger {name} could not be started"));
}
