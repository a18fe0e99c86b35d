using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Keeps the settings of the test kit with the system.</summary>
public class TestKitExtension : ExtensionIdProvider<TestKitSettings>
{
    /// <inheritdoc/>
    public override TestKitSettings CreateExtension(ExtendedActorSystem system) => new(system.Settings.Config);

    /// <summary>The settings of a system.</summary>
    /// <param name="system">A system that a test kit was made for.</param>
    public static TestKitSettings For(ActorSystem system) => system.GetExtension<TestKitSettings>();
}

/// <summary>Holds what the system's test tells its framework by.</summary>
public class TestKitAssertionsProvider : IExtension
{
    /// <summary>Wraps the assertions.</summary>
    /// <param name="assertions">The framework's.</param>
    public TestKitAssertionsProvider(ITestKitAssertions assertions) => Assertions = assertions;

    /// <summary>The framework's assertions.</summary>
    public ITestKitAssertions Assertions { get; }
}

/// <summary>Keeps the assertions of the test framework with the system.</summary>
public class TestKitAssertionsExtension : ExtensionIdProvider<TestKitAssertionsProvider>
{
    private readonly ITestKitAssertions _assertions;

    /// <summary>Makes the extension.</summary>
    /// <param name="assertions">The framework's assertions.</param>
    public TestKitAssertionsExtension(ITestKitAssertions assertions) => _assertions = assertions;

    /// <inheritdoc/>
    public override TestKitAssertionsProvider CreateExtension(ExtendedActorSystem system) => new(_assertions);

    /// <summary>The assertions of a system.</summary>
    /// <param name="system">A system that a test kit was made for.</param>
    public static TestKitAssertionsProvider For(ActorSystem system) => system.GetExtension<TestKitAssertionsProvider>();
}
