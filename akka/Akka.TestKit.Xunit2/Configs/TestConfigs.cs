using Akka.Configuration;

namespace Akka.TestKit.Configs;

/// <summary>Configurations for tests.</summary>
public static class TestConfigs
{
    /// <summary>What every test starts from.</summary>
    public static Config DefaultConfig => TestKitBase.DefaultConfig;

    /// <summary>Makes <see cref="TestScheduler"/> the system's scheduler: nothing falls due until the test advances the time.</summary>
    public static Config TestSchedulerConfig { get; } =
        ConfigurationFactory.FromResource<TestKitBase>("Akka.TestKit.Configs.TestScheduler.conf");
}
