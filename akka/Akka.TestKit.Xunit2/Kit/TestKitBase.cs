using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>A test of actors: a system, a <see cref="TestActor"/> that hears for the test, and expectations of what it hears.</summary>
/// <remarks>
/// <para>Independent of the test framework; with xUnit, inherit Akka.TestKit.Xunit2.TestKit instead.</para>
/// <para>Durations named <c>max</c>, <c>duration</c> or <c>timeout</c> are multiplied by <c>akka.test.timefactor</c> unless a method says otherwise;
/// where they are left out, what is left of the enclosing Within counts, else <c>akka.test.single-expect-default</c>.</para>
/// <para>An expectation that is not met throws what the framework takes for a failed test.</para>
/// </remarks>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static int _testActors;

    private readonly ITestKitAssertions _assertions;
    private TestState _state = null!;

    /// <summary>Tests a given system, or a new one with the <see cref="DefaultConfig"/>.</summary>
    /// <param name="assertions">How to tell the test framework.</param>
    /// <param name="system">The system; null for a new one named "test".</param>
    /// <param name="testActorName">The test actor's name; null or empty to have one made up.</param>
    /// <exception cref="ArgumentNullException">There are no assertions.</exception>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system = null, string? testActorName = null)
        : this(assertions, system, ActorSystemSetup.Empty, null, testActorName)
    {
    }

    /// <summary>Tests a new system.</summary>
    /// <param name="assertions">How to tell the test framework.</param>
    /// <param name="setup">The set-up of the system; its configuration is laid over the <see cref="DefaultConfig"/>.</param>
    /// <param name="actorSystemName">The system's name; null for "test".</param>
    /// <param name="testActorName">The test actor's name; null or empty to have one made up.</param>
    /// <exception cref="ArgumentNullException">There are no assertions.</exception>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystemSetup setup, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, setup, actorSystemName, testActorName)
    {
    }

    /// <summary>Tests a new system.</summary>
    /// <param name="assertions">How to tell the test framework.</param>
    /// <param name="config">The configuration of the system, laid over the <see cref="DefaultConfig"/>.</param>
    /// <param name="actorSystemName">The system's name; null for "test".</param>
    /// <param name="testActorName">The test actor's name; null or empty to have one made up.</param>
    /// <exception cref="ArgumentNullException">There are no assertions.</exception>
    protected TestKitBase(ITestKitAssertions assertions, Config config, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, SetupOf(config), actorSystemName, testActorName)
    {
    }

    /// <summary>Tests a given system, or a new one.</summary>
    /// <param name="assertions">How to tell the test framework.</param>
    /// <param name="system">The system; null for a new one.</param>
    /// <param name="config">The set-up of a new system; its configuration is laid over the <see cref="DefaultConfig"/>.</param>
    /// <param name="actorSystemName">A new system's name; null for "test".</param>
    /// <param name="testActorName">The test actor's name; null or empty to have one made up.</param>
    /// <exception cref="ArgumentNullException">There are no assertions.</exception>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
        _assertions = assertions ?? throw new ArgumentNullException(nameof(assertions), "The supplied assertions must not be null.");
        InitializeTest(system, config, actorSystemName, testActorName);
    }

    /// <summary>Starts over with a new test actor, and with a new system unless one is given.</summary>
    /// <inheritdoc cref="InitializeTest(ActorSystem, ActorSystemSetup, string, string)"/>
    protected void InitializeTest(ActorSystem? system, Config config, string? actorSystemName, string? testActorName) =>
        InitializeTest(system, SetupOf(config), actorSystemName, testActorName);

    /// <summary>Starts over with a new test actor, and with a new system unless one is given.</summary>
    /// <param name="system">The system; null for a new one.</param>
    /// <param name="config">The set-up of a new system; its configuration is laid over the <see cref="DefaultConfig"/>.</param>
    /// <param name="actorSystemName">A new system's name; null for "test".</param>
    /// <param name="testActorName">The test actor's name; null or empty to have one made up.</param>
    protected virtual void InitializeTest(ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
        if (system is null)
            system = ActorSystem.Create(actorSystemName ?? "test", WithDefaults(config));
        else if (!system.Settings.Config.HasPath("akka.test.test-actor.dispatcher"))
            system.Settings.InjectTopLevelFallback(DefaultConfig);
        system.RegisterExtension(new TestKitExtension());
        system.RegisterExtension(new TestKitAssertionsExtension(_assertions));
        CallingThreadDispatcherConfigurator.RegisterWith(system);

        _state = new TestState(system, TestKitExtension.For(system), Logging.GetLogger(system, GetType()), new EventFilterFactory(this, system));
        _state.TestActor = CreateTestActor(string.IsNullOrEmpty(testActorName) ? "testActor" + Interlocked.Increment(ref _testActors) : testActorName);
        AwaitStarted(_state.TestActor);
        if (this is not TestProbe)
            _state.Sender = AmbientSender.Install(this is INoImplicitSender ? null : _state.TestActor);
    }

    private static ActorSystemSetup SetupOf(Config? config) =>
        config is null ? ActorSystemSetup.Empty : ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config));

    private static ActorSystemSetup WithDefaults(ActorSystemSetup setup)
    {
        var given = setup.Get<BootstrapSetup>();
        var bootstrap = given.HasValue ? given.Value : BootstrapSetup.Create();
        var config = bootstrap.Config.HasValue ? bootstrap.Config.Value.SafeWithFallback(DefaultConfig)! : DefaultConfig;
        return setup.WithSetup(bootstrap.WithConfig(config));
    }

    private void AwaitStarted(IActorRef testActor)
    {
        if (testActor is not IRepointableRef started)
            return;
        var max = _state.Settings.TestKitStartupTimeout;
        if (!Poll(() => started.IsStarted, max, TimeSpan.FromMilliseconds(1), CancellationToken.None))
            throw new TimeoutException($"The test actor {testActor.Path} did not start within {max}.");
    }
}
