using Akka.Actor;
using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>The <c>akka.test</c> section of a system's configuration.</summary>
public class TestKitSettings : IExtension
{
    /// <summary>Reads the settings.</summary>
    /// <param name="config">The whole configuration of the system.</param>
    /// <exception cref="ConfigurationException">There is no <c>akka.test</c> in it, or its time factor is not positive.</exception>
    public TestKitSettings(Config config)
    {
        if (config is null || config.IsEmpty)
            throw ConfigurationException.NullOrEmptyConfig<TestKitSettings>();
        DefaultTimeout = config.GetTimeSpan("akka.test.default-timeout", TimeSpan.FromSeconds(5), allowInfinite: false);
        SingleExpectDefault = config.GetTimeSpan("akka.test.single-expect-default", TimeSpan.FromSeconds(3), allowInfinite: false);
        ExpectNoMessageDefault = config.GetTimeSpan("akka.test.expect-no-message-default", TimeSpan.FromSeconds(3), allowInfinite: false);
        TestEventFilterLeeway = config.GetTimeSpan("akka.test.filter-leeway", TimeSpan.FromSeconds(3), allowInfinite: false);
        TestKitStartupTimeout = config.GetTimeSpan("akka.test.startup-timeout", TimeSpan.FromSeconds(5), allowInfinite: false);
        TestTimeFactor = config.GetDouble("akka.test.timefactor", 1);
        LogTestKitCalls = config.GetBoolean("akka.test.testkit.debug", false);
        if (TestTimeFactor <= 0)
            throw new ConfigurationException($"Expected a positive value for \"akka.test.timefactor\" but found {TestTimeFactor}");
    }

    /// <summary><c>akka.test.default-timeout</c>: how long latches, barriers and Asks of tests wait. Finite; default 5 s.</summary>
    public TimeSpan DefaultTimeout { get; }

    /// <summary><c>akka.test.single-expect-default</c>: how long one expectation waits outside <see cref="TestKitBase.Within(TimeSpan, Action, TimeSpan?, CancellationToken)"/>. Finite; default 3 s.</summary>
    public TimeSpan SingleExpectDefault { get; }

    /// <summary><c>akka.test.expect-no-message-default</c>: how long silence is listened to. Finite; default 3 s.</summary>
    public TimeSpan ExpectNoMessageDefault { get; }

    /// <summary><c>akka.test.filter-leeway</c>: how long an event filter waits for its events after the action. Finite; default 3 s.</summary>
    public TimeSpan TestEventFilterLeeway { get; }

    /// <summary><c>akka.test.startup-timeout</c>: how long the test actor may take to start. Finite; default 5 s.</summary>
    public TimeSpan TestKitStartupTimeout { get; }

    /// <summary><c>akka.test.timefactor</c>: what all maximum durations are multiplied by, for slow machines. Positive; default 1.</summary>
    public double TestTimeFactor { get; }

    /// <summary><c>akka.test.testkit.debug</c>: whether the calls of the test kit are logged at debug level. Default off.</summary>
    public bool LogTestKitCalls { get; }
}
