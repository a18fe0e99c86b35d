using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>Runs an actor's turn on the thread of whoever tells it something, before Tell returns, unless its turn is under way on another thread.</summary>
public class CallingThreadDispatcher : MessageDispatcher
{
    /// <summary>Its path in the configuration.</summary>
    public static new string Id { get; } = "akka.test.calling-thread-dispatcher";

    /// <summary>Makes one.</summary>
    /// <param name="configurator">What it is configured by.</param>
    public CallingThreadDispatcher(MessageDispatcherConfigurator configurator)
        : base(configurator) =>
        Throughput = configurator.Config.GetInt("throughput", int.MaxValue);

    /// <inheritdoc/>
    protected override void ExecuteTask(IRunnable run) => run.Run();

    /// <inheritdoc/>
    protected override void Shutdown()
    {
        // It has no thread to end.
    }
}

/// <summary>Makes a <see cref="CallingThreadDispatcher"/> from its configuration.</summary>
public class CallingThreadDispatcherConfigurator : MessageDispatcherConfigurator
{
    private const string TestActorId = "akka.test.test-actor.dispatcher";

    private readonly CallingThreadDispatcher _dispatcher;

    /// <summary>Reads the configuration.</summary>
    /// <param name="config">The section of the dispatcher.</param>
    /// <param name="prerequisites">What it needs of the system.</param>
    public CallingThreadDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) =>
        _dispatcher = new CallingThreadDispatcher(this);

    /// <inheritdoc/>
    public override MessageDispatcher Dispatcher() => _dispatcher;

    /// <summary>Makes the dispatchers of the test kit known to a system, so that it need not look for their type.</summary>
    internal static void RegisterWith(ActorSystem system)
    {
        foreach (var id in (ReadOnlySpan<string>)[CallingThreadDispatcher.Id, TestActorId])
        {
            var config = system.Settings.Config.GetConfig(id);
            if (config?.GetString("type") is { } type && type.StartsWith(typeof(CallingThreadDispatcherConfigurator).FullName!, StringComparison.Ordinal))
                system.Dispatchers.RegisterConfigurator(id, new CallingThreadDispatcherConfigurator(config, system.Dispatchers.Prerequisites));
        }
    }
}
