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
        var starting = new List<(IActorRef Logger, string Name, LoggerReply Ready)>();
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
        foreach (var (logger, name, ready) in starting)
        {
            if (settings.LoggerAsyncStart)
            {
                _ = AwaitLater(system, logger, name, ready, settings.LoggerStartTimeout);
            }
            else
            {
                Await(system, logger, name, ready, settings.LoggerStartTimeout);
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
        Publish(new Debug(SimpleName(this), GetType(), "Default Loggers started"));
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
            Publish(new Debug(SimpleName(this), GetType(), $"Shutting down: {SimpleName(stdout)} started"));
        }
        foreach (var logger in loggers)
        {
            Forget(logger);
            (logger as IInternalActorRef)?.Stop();
        }
        Publish(new Debug(SimpleName(this), GetType(), "All default loggers stopped"));
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

    private (IActorRef Logger, string Name, LoggerReply Ready) Start(
        ActorSystemImpl system, [DynamicallyAccessedMembers(LoggingTypes.Constructors)] Type type)
    {
        var name = $"log{Interlocked.Increment(ref _loggersStarted)}-{SimpleName(type)}";
        var logger = system.SystemActorOf(Props.Create(type).WithDispatcher(system.Settings.LoggersDispatcher), name);
        var ready = new LoggerReply(system, name);
        logger.Tell(new InitializeLogger(this), ready);
        return (logger, $"{name} [{SimpleName(type)}]", ready);
    }

    private void Await(ActorSystem system, IActorRef logger, string name, LoggerReply ready, TimeSpan timeout)
    {
        try
        {
            if (ready.Task.Wait(timeout))
            {
                Started(system, logger, name, ready.Task.Result);
                return;
            }
        }
        catch (AggregateException failed)
        {
            Failed(name, failed.InnerException!);
            return;
        }
        Publish(new Warning(SimpleName(this), GetType(), $"Logger {name} did not answer within {timeout}: the system starts without waiting for it"));
        _ = AwaitLater(system, logger, name, ready, Timeout.InfiniteTimeSpan);
    }

    private async Task AwaitLater(ActorSystem system, IActorRef logger, string name, LoggerReply ready, TimeSpan timeout)
    {
        try
        {
            Started(system, logger, name, await ready.Task.WaitAsync(timeout).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            Publish(new Warning(SimpleName(this), GetType(), $"Logger {name} did not answer within {timeout}"));
            await AwaitLater(system, logger, name, ready, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            Failed(name, cause);
        }
    }

    private void Started(ActorSystem system, IActorRef logger, string name, object answer)
    {
        if (answer is not LoggerInitialized)
        {
            Failed(name, new LoggerInitializationException($"Logger {name} answered with [{answer}] instead of {nameof(LoggerInitialized)}"));
            return;
        }
        lock (_changing)
        {
            _loggers.Add(logger);
            SubscribeTo(LogLevel, logger);
        }
        LeaveStdout(system);
        Publish(new Debug(SimpleName(this), GetType(), $"Logger {name} started"));
    }

    private void Failed(string name, Exception cause) =>
        Publish(new Error(cause, SimpleName(this), GetType(), $"Logger {name} could not be started"));
}
