using Xunit;
using Xunit.Abstractions;

namespace Akka.Tests.Kernel;

/// <summary>
/// Random sends, failures, stops, watches, timers, asks and children on one to four threads, in rounds of a few hundred
/// milliseconds. <c>AKKA_STRESS_SECONDS=60</c> runs for a minute in all; the counts are in the test's output.
/// </summary>
public class StressSpecs(ITestOutputHelper output)
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("AKKA_STRESS_SECONDS"), out var seconds) ? seconds : 3);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public Task The_promises_hold_on_dedicated_threads(int threads) => Run(
        threads,
        $"type = ForkJoinDispatcher, throughput = 7, dedicated-thread-pool {{ thread-count = {threads} }}");

    [Fact]
    public Task The_promises_hold_on_the_thread_pool() => Run(4, "throughput = 3");

    private async Task Run(int threads, string dispatcher)
    {
        var total = new StressCounts();
        var end = Environment.TickCount64 + (long)(Duration.TotalMilliseconds / 5);
        var seed = threads * 1000;
        do
        {
            await using var round = new StressRound(seed++, threads, dispatcher);
            await round.Run();
            total.Add(round.Counts);
            Assert.True(round.Violations.IsEmpty, $"seed {seed - 1}, {threads} threads: {string.Join(Environment.NewLine, round.Violations.Take(20))}");
        }
        while (Environment.TickCount64 < end);

        output.WriteLine($"{threads} threads, {seed - (threads * 1000)} rounds: {total}");
    }
}
