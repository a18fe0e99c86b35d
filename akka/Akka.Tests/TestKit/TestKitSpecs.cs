using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Akka.Tests.TestKit;

public sealed partial class TestKitSpecs
{
    private sealed class Lines : ITestOutputHelper
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> All
        {
            get
            {
                lock (_lines)
                    return [.. _lines];
            }
        }

        public void WriteLine(string message)
        {
            lock (_lines)
                _lines.Add(message);
        }

        public void WriteLine(string format, params object[] args) => WriteLine(string.Format(format, args));
    }

    private sealed class Kit : Akka.TestKit.Xunit2.TestKit
    {
        public Kit(string config = "")
            : base(config)
        {
        }

        public int Ends { get; private set; }

        public List<string> Shutdowns { get; } = [];

        public void End(ActorSystem system, TimeSpan duration, bool verifySystemShutdown = false) =>
            Shutdown(system, duration, verifySystemShutdown);

        public override void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false)
        {
            Shutdowns.Add("the kit's");
            base.Shutdown(duration, verifySystemShutdown);
        }

        protected override void Shutdown(ActorSystem? system, TimeSpan? duration = null, bool verifySystemShutdown = false)
        {
            Shutdowns.Add(system!.Name);
            base.Shutdown(system, duration, verifySystemShutdown);
        }

        protected override void AfterAll() => Ends++;
    }

    private sealed class Deferred() : TestKitBase(new XunitAssertions())
    {
        public void Begin(ActorSystem system) => base.InitializeTest(system, ActorSystemSetup.Empty, null, null);

        protected override void InitializeTest(ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
        {
            // Its system is made later.
        }
    }

    [Fact]
    public async Task A_kit_may_begin_later_than_it_is_made()
    {
        var kit = new Deferred();
        var system = ActorSystem.Create("later");
        kit.Begin(system);
        kit.TestActor.Tell("hello");
        kit.ExpectMsg("hello");
        await system.Terminate();
    }

    [Fact]
    public void A_text_that_does_not_suit_its_arguments_fails_the_test_all_the_same()
    {
        var failed = Assert.ThrowsAny<XunitException>(() => new XunitAssertions().AssertTrue(false, "{0} and {1}", "one"));
        Assert.Contains("Could not string.Format(\"{0} and {1}\", one)", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kit_may_be_given_a_word_in_the_place_of_a_configuration()
    {
        using var kit = new Kit(nameof(TestKitSpecs));
        Assert.Equal(TimeSpan.FromSeconds(5), kit.TestKitSettings.DefaultTimeout);
    }

    [Fact]
    public void The_default_settings_are_those_of_the_reference()
    {
        using var kit = new Kit();
        var settings = kit.TestKitSettings;
        Assert.Equal(TimeSpan.FromSeconds(5), settings.DefaultTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), settings.SingleExpectDefault);
        Assert.Equal(TimeSpan.FromSeconds(3), settings.TestEventFilterLeeway);
        Assert.Equal(1, settings.TestTimeFactor);
        Assert.False(settings.LogTestKitCalls);
        Assert.Equal("test", kit.Sys.Name);
    }

    [Fact]
    public void A_configuration_is_laid_over_the_reference()
    {
        using var kit = new Kit("akka.test.single-expect-default = 7s\nmine = on");
        Assert.Equal(TimeSpan.FromSeconds(7), kit.TestKitSettings.SingleExpectDefault);
        Assert.Equal(TimeSpan.FromSeconds(5), kit.TestKitSettings.DefaultTimeout);
        Assert.True(kit.Sys.Settings.Config.GetBoolean("mine"));
    }

    [Fact]
    public void A_system_may_be_given_a_name()
    {
        using var kit = new Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.Empty, "named");
        Assert.Equal("named", kit.Sys.Name);
    }

    [Fact]
    public void A_set_up_is_kept_and_its_configuration_laid_over_the_reference()
    {
        var bootstrap = BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString("mine = on"));
        using var kit = new Akka.TestKit.Xunit2.TestKit(ActorSystemSetup.Create(bootstrap));
        Assert.True(kit.Sys.Settings.Config.GetBoolean("mine"));
        Assert.Equal(TimeSpan.FromSeconds(5), kit.TestKitSettings.DefaultTimeout);
    }

    [Fact]
    public void A_system_may_be_given()
    {
        using var outer = new Kit();
        var inner = new Akka.TestKit.Xunit2.TestKit(outer.Sys);
        Assert.Same(outer.Sys, inner.Sys);
        inner.TestActor.Tell("hello");
        inner.ExpectMsg("hello");
    }

    [Fact]
    public void The_log_is_shown_with_the_test()
    {
        var lines = new Lines();
        using var kit = new Akka.TestKit.Xunit2.TestKit("akka.loglevel = INFO", lines);
        kit.AwaitCondition(() =>
        {
            kit.Log.Info("hello {0}", "there");
            return lines.All.Any(line => line.Contains("[INFO]") && line.EndsWith("hello there", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void All_that_can_be_logged_is_logged_with_the_full_debug_configuration()
    {
        var lines = new Lines();
        using var kit = new Akka.TestKit.Xunit2.TestKit(Akka.TestKit.Xunit2.TestKit.FullDebugConfig, output: lines);
        kit.AwaitCondition(() =>
        {
            kit.ActorOf<BlackHoleActor>();
            return lines.All.Any(line => line.Contains("/user/$") && line.Contains("Started"));
        });
    }

    [Fact]
    public void It_tests_a_system_that_was_not_made_for_a_test()
    {
        var system = ActorSystem.Create("plain");
        using var kit = new Akka.TestKit.Xunit2.TestKit(system);
        kit.TestActor.Tell("hello");
        kit.ExpectMsg("hello");
        var actor = kit.ActorOfAsTestActorRef<EchoActor>(EchoActor.Props(kit));
        actor.Tell("here");
        Assert.True(kit.HasMessages);
        kit.ExpectMsg("here");
    }

    [Fact]
    public void The_system_ends_with_the_test()
    {
        var kit = new Kit();
        kit.Dispose();
        Assert.True(kit.Sys.WhenTerminated.IsCompletedSuccessfully);
        Assert.Equal(1, kit.Ends);
    }

    [Fact]
    public void A_test_may_end_its_system_in_its_own_way()
    {
        var kit = new Kit();
        kit.Dispose();
        Assert.Equal(["the kit's", "test"], kit.Shutdowns);
    }

    [Fact]
    public void A_test_ends_once()
    {
        var kit = new Kit();
        kit.Dispose();
        kit.Dispose();
        Assert.Equal(1, kit.Ends);
    }

    [Fact]
    public async Task A_system_that_does_not_end_in_time_fails_where_the_test_wants_that()
    {
        using var kit = new Kit();
        var (system, release) = Stuck(kit, "stuck");
        var failure = Assert.Throws<TimeoutException>(() => kit.End(system, TimeSpan.FromMilliseconds(50), verifySystemShutdown: true));
        Assert.StartsWith("Failed to stop [stuck] within [00:00:00.0500000]", failure.Message);
        release.SetResult(Done.Instance);
        await system.WhenTerminated.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_system_that_does_not_end_in_time_is_a_warning_otherwise()
    {
        using var kit = new Kit();
        var (system, release) = Stuck(kit, "stuck");
        system.EventStream.Subscribe(kit.TestActor, typeof(Warning));
        kit.End(system, TimeSpan.FromMilliseconds(50));
        kit.FishForMessage<Warning>(warning => warning.ToString().Contains("Failed to stop [stuck] within [00:00:00.0500000]", StringComparison.Ordinal));
        release.SetResult(Done.Instance);
        await system.WhenTerminated.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Assertions_are_needed() => Assert.Throws<ArgumentNullException>(() => new WithoutAssertions());

    private sealed class WithoutAssertions() : TestKitBase(null!);

    private static (ActorSystem System, TaskCompletionSource<Done> Release) Stuck(Kit kit, string name)
    {
        var system = ActorSystem.Create(name, kit.Sys.Settings.Config);
        var release = new TaskCompletionSource<Done>(TaskCreationOptions.RunContinuationsAsynchronously);
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "stuck", () => release.Task);
        return (system, release);
    }
}
