namespace Akka.TestKit;

/// <summary>Holds all who come to it until the last one has come, and never for ever.</summary>
public class TestBarrier
{
    /// <summary>5 s. What a barrier really holds by default is configured: <c>akka.test.default-timeout</c>.</summary>
    [Obsolete("Use TestKitSettings.DefaultTimeout, which can be configured.")]
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly TestKitBase _testKit;
    private readonly int _count;
    private readonly TimeSpan _defaultTimeout;
    private readonly Barrier _barrier;

    /// <summary>Makes a barrier.</summary>
    /// <param name="testKit">Whose time factor scales the times.</param>
    /// <param name="count">How many must come.</param>
    /// <param name="defaultTimeout">How long it holds by default; null for <c>akka.test.default-timeout</c>.</param>
    public TestBarrier(TestKitBase testKit, int count, [AutoDilate] TimeSpan? defaultTimeout = null)
    {
        _testKit = testKit;
        _count = count;
        _defaultTimeout = defaultTimeout ?? testKit.TestKitSettings.DefaultTimeout;
        _barrier = new Barrier(count);
    }

    /// <summary>Comes to it and waits for the others, as long as it holds by default; then goes on without them.</summary>
    public void Await() => Await(_defaultTimeout);

    /// <summary>Comes to it and waits for the others.</summary>
    /// <param name="timeout">How long; dilated. After that it goes on without them, and has not come.</param>
    public void Await([AutoDilate] TimeSpan timeout) => _barrier.SignalAndWait(_testKit.Dilated(timeout));

    /// <summary>Forgets who has come.</summary>
    public void Reset()
    {
        _barrier.RemoveParticipants(_count);
        _barrier.AddParticipants(_count);
    }
}
