using Xunit;

namespace Akka.Tests;

/// <summary>Waits for what happens on another thread, without saying how long that may take.</summary>
internal static class Eventually
{
    public static async Task Holds(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, "It did not come to hold within 20 seconds.");
            await Task.Yield();
        }
    }
}
