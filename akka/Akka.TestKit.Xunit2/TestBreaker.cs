using Akka.Pattern;

namespace Akka.TestKit;

/// <summary>A circuit breaker whose transitions a test can wait for.</summary>
public class TestBreaker
{
    /// <summary>Listens to the transitions of <paramref name="instance"/>.</summary>
    public TestBreaker(CircuitBreaker instance)
    {
        Instance = instance;
        instance.OnClose(() => Open(ClosedLatch)).OnHalfOpen(() => Open(HalfOpenLatch)).OnOpen(() => Open(OpenLatch));
    }

    /// <summary>The breaker.</summary>
    public CircuitBreaker Instance { get; }

    /// <summary>Set from the first time on that the breaker opened.</summary>
    public CountdownEvent OpenLatch { get; } = new(1);

    /// <summary>Set from the first time on that the breaker let a call through for a try.</summary>
    public CountdownEvent HalfOpenLatch { get; } = new(1);

    /// <summary>Set from the first time on that the breaker closed.</summary>
    public CountdownEvent ClosedLatch { get; } = new(1);

    private static void Open(CountdownEvent latch)
    {
        if (!latch.IsSet) latch.Signal();
    }
}
