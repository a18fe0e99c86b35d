using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Xunit2.Internals;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>A test of actors with xUnit. Each test has its own system, which ends with it.</summary>
public class TestKit : TestKitBase, IDisposable
{
    /// <summary>Where the log goes, to be shown with the test; null for nowhere.</summary>
    protected readonly ITestOutputHelper? Output;

    private bool _disposed;

    /// <summary>Tests a given system, or a new one named "test" with the <see cref="TestKitBase.DefaultConfig"/>.</summary>
    /// <param name="system">The system; null for a new one.</param>
    /// <param name="output">Where the log goes, to be shown with the test; null for nowhere.</param>
    public TestKit(ActorSystem? system = null, ITestOutputHelper? output = null)
        : base(Assertions, system)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>Tests a new system.</summary>
    /// <param name="config">Its set-up; the configuration in it is laid over the <see cref="TestKitBase.DefaultConfig"/>.</param>
    /// <param name="actorSystemName">Its name; null for "test".</param>
    /// <param name="output">Where the log goes, to be shown with the test; null for nowhere.</param>
    public TestKit(ActorSystemSetup config, string? actorSystemName = null, ITestOutputHelper? output = null)
        : base(Assertions, config, actorSystemName)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>Tests a new system.</summary>
    /// <param name="config">Its configuration, laid over the <see cref="TestKitBase.DefaultConfig"/>.</param>
    /// <param name="actorSystemName">Its name; null for "test".</param>
    /// <param name="output">Where the log goes, to be shown with the test; null for nowhere.</param>
    public TestKit(Config config, string? actorSystemName = null, ITestOutputHelper? output = null)
        : base(Assertions, config, actorSystemName)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>Tests a new system named "test".</summary>
    /// <param name="config">Its configuration in HOCON, laid over the <see cref="TestKitBase.DefaultConfig"/>.</param>
    /// <param name="output">Where the log goes, to be shown with the test; null for nowhere.</param>
    public TestKit(string config, ITestOutputHelper? output = null)
        : this(ConfigurationFactory.ParseString(config), output: output)
    {
    }

    /// <inheritdoc cref="TestKitBase.DefaultConfig"/>
    public static new Config DefaultConfig => TestKitBase.DefaultConfig;

    /// <inheritdoc cref="TestKitBase.FullDebugConfig"/>
    public static new Config FullDebugConfig => TestKitBase.FullDebugConfig;

    /// <summary>Tells xUnit.</summary>
    protected static XunitAssertions Assertions { get; } = new();

    /// <summary>Runs <see cref="AfterAll"/> and ends the system.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called when the test has ended, before its system does.</summary>
    protected virtual void AfterAll()
    {
    }

    /// <summary>Sends the log of a system to <see cref="Output"/> too, if there is one.</summary>
    /// <param name="system">The system.</param>
    protected void InitializeLogger(ActorSystem system) => InitializeLogger(system, "");

    /// <summary>Sends the log of a system to <see cref="Output"/> too, if there is one.</summary>
    /// <param name="system">The system.</param>
    /// <param name="prefix">What each line starts with.</param>
    protected void InitializeLogger(ActorSystem system, string prefix)
    {
        if (Output is not { } output)
            return;
        if (prefix.Length > 0)
            output = new PrefixedOutput(output, prefix);
        var logger = ((ExtendedActorSystem)system).SystemActorOf(Props.CreateBy(new TestOutputLoggerProducer(output)), "log-test");
        // Waits: what the test logs first must be shown too.
        logger.Ask<LoggerInitialized>(new InitializeLogger(system.EventStream), TestKitSettings.TestKitStartupTimeout).GetAwaiter().GetResult();
    }

    /// <summary>Runs <see cref="AfterAll"/> and ends the system, once.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> calls.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        try
        {
            AfterAll();
        }
        finally
        {
            Shutdown();
            RestoreSender();
        }
    }
}
