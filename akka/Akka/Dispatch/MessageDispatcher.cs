using Akka.Actor;
using Akka.Annotations;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>Runs the turns of the actors that are attached to it.</summary>
public abstract class MessageDispatcher
{
    /// <summary>Messages in one turn when nothing else is said: 100.</summary>
    public const int DefaultThroughput = 100;

    private long _inhabitants;

    /// <summary>A dispatcher as its configurator describes it.</summary>
    protected MessageDispatcher(MessageDispatcherConfigurator configurator)
    {
        Configurator = configurator;
        Throughput = DefaultThroughput;
    }

    /// <summary>What made this dispatcher.</summary>
    public MessageDispatcherConfigurator Configurator { get; }

    /// <summary>The system's event stream.</summary>
    public EventStream EventStream => Configurator.Prerequisites.EventStream;

    /// <summary>The system's mailboxes.</summary>
    public Mailboxes Mailboxes => Configurator.Prerequisites.Mailboxes;

    /// <summary>The id in the configuration.</summary>
    public string Id { get; protected set; } = "";

    /// <summary>Messages in one turn, at most.</summary>
    public int Throughput { get; set; }

    /// <summary>The longest that a turn may take before it makes room, in ticks of 100 ns; null or 0: no limit.</summary>
    public long? ThroughputDeadlineTime { get; protected set; }

    /// <summary>How long resources are kept after the last actor has gone.</summary>
    [InternalApi]
    public TimeSpan ShutdownTimeout { get; protected set; }

    /// <summary>How many actors are attached.</summary>
    protected long Inhabitants => Volatile.Read(ref _inhabitants);

    /// <summary>Runs an action; what it throws is logged. Until it ends, the dispatcher is not shut down.</summary>
    public void Schedule(Action run) => Schedule(new ActionRunnable(run));

    /// <summary>Runs something; what it throws is logged. Until it ends, the dispatcher is not shut down.</summary>
    public void Schedule(IRunnable run)
    {
        Enter();
        ExecuteTask(new ActionRunnable(() =>
        {
            try
            {
                run.Run();
            }
            catch (Exception cause)
            {
                ReportFailure(cause);
            }
            finally
            {
                Leave();
            }
        }));
    }

    internal void Execute(IRunnable run) => ExecuteTask(run);

    /// <summary>Runs something, at once or later.</summary>
    protected abstract void ExecuteTask(IRunnable run);

    /// <summary>Lets go of resources; called when the last actor has gone. They come back with the next actor.</summary>
    [InternalApi]
    protected abstract void Shutdown();

    /// <summary>Puts a message into an actor's mailbox and sees to its turn.</summary>
    public virtual void Dispatch(ActorCell cell, Envelope envelope) => cell.Queue.Post(envelope.Message, envelope.Sender);

    /// <summary>Puts a message of the kernel into an actor's mailbox and sees to its turn.</summary>
    public virtual void SystemDispatch(ActorCell cell, SystemMessage message) => cell.Queue.PostSystem(message);

    /// <summary>An actor starts here.</summary>
    public virtual void Attach(ActorCell cell) => Register(cell);

    /// <summary>An actor has stopped: its mailbox is closed, and what is left in it goes to dead letters.</summary>
    public virtual void Detach(ActorCell cell) => Unregister(cell);

    internal virtual void Register(ActorCell cell) => Enter();

    internal virtual void Unregister(ActorCell cell)
    {
        try
        {
            cell.Queue.Close();
        }
        finally
        {
            Leave();
        }
    }

    internal virtual void Suspend(ActorCell cell) => cell.Queue.Suspend();

    internal virtual void Resume(ActorCell cell) => cell.Queue.Resume();

    private protected virtual void Enter() => Interlocked.Increment(ref _inhabitants);

    private void Leave()
    {
        if (Interlocked.Decrement(ref _inhabitants) == 0) Shutdown();
    }

    /// <summary>Reports a failure of the dispatcher itself.</summary>
    protected void ReportFailure(Exception ex) => EventStream.Publish(new Error(ex, GetType().FullName ?? "Dispatcher", GetType(), ex.Message));
}

/// <summary>Makes dispatchers from a section of the configuration.</summary>
public abstract class MessageDispatcherConfigurator
{
    /// <summary>A configurator for one section.</summary>
    protected MessageDispatcherConfigurator(Akka.Configuration.Config config, IDispatcherPrerequisites prerequisites)
    {
        Config = config;
        Prerequisites = prerequisites;
    }

    /// <summary>The section.</summary>
    public Akka.Configuration.Config Config { get; }

    /// <summary>What dispatchers need of the system.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>The dispatcher: the same one each time, unless every actor is to have its own.</summary>
    public abstract MessageDispatcher Dispatcher();

    /// <summary>The executor that the section names.</summary>
    protected ExecutorServiceConfigurator ConfigureExecutor() => ExecutorServiceConfigurator.For(Config, Prerequisites);
}

/// <summary>What dispatchers need of the system.</summary>
public interface IDispatcherPrerequisites
{
    /// <summary>The event stream.</summary>
    EventStream EventStream { get; }

    /// <summary>The scheduler.</summary>
    IScheduler Scheduler { get; }

    /// <summary>The settings.</summary>
    Settings Settings { get; }

    /// <summary>The mailboxes.</summary>
    Mailboxes Mailboxes { get; }
}

/// <summary>What dispatchers need of the system.</summary>
public sealed class DefaultDispatcherPrerequisites(EventStream eventStream, IScheduler scheduler, Settings settings, Mailboxes mailboxes) : IDispatcherPrerequisites
{
    /// <inheritdoc/>
    public EventStream EventStream { get; } = eventStream;

    /// <inheritdoc/>
    public IScheduler Scheduler { get; } = scheduler;

    /// <inheritdoc/>
    public Settings Settings { get; } = settings;

    /// <inheritdoc/>
    public Mailboxes Mailboxes { get; } = mailboxes;
}
