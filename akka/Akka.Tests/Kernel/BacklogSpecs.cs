using Akka.Dispatch.MessageQueues;
using Xunit;

namespace Akka.Tests.Kernel;

/// <summary>What waits for a busy actor, whoever tells and however much.</summary>
public sealed class BacklogSpecs
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void What_was_put_comes_out_in_its_order(int count)
    {
        var backlog = new Backlog();
        for (var i = 0; i < count; i++) Assert.True(backlog.TryAdd(i, null));
        Assert.Equal(count, backlog.Count);
        for (var i = 0; i < count; i++) Assert.Equal(i, backlog.Take(out _));
        Assert.Null(backlog.Take(out _));
        Assert.False(backlog.HasMessages);
    }

    [Fact]
    public void A_long_stream_allocates_nothing_once_it_has_its_segments()
    {
        var backlog = new Backlog();
        var message = new object();
        Stream(10_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Stream(100_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100);

        void Stream(int messages)
        {
            for (var i = 0; i < messages; i++)
            {
                backlog.TryAdd(message, null);
                backlog.TryAdd(message, null);
                Assert.NotNull(backlog.Take(out _));
                Assert.NotNull(backlog.Take(out _));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(20)]
    public void An_empty_backlog_can_be_sealed_and_takes_nothing_more(int before)
    {
        var backlog = new Backlog();
        for (var i = 0; i < before; i++) backlog.TryAdd(i, null);
        if (before > 0) Assert.False(backlog.TrySeal());
        while (backlog.Take(out _) is not null)
        {
        }

        Assert.True(backlog.TrySeal());
        Assert.False(backlog.TryAdd("late", null));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(20_000)]
    public async Task What_was_put_is_either_drained_or_refused(int drainedAfter)
    {
        const int AtMost = 100_000;
        for (var round = 0; round < 50; round++)
        {
            var backlog = new Backlog();
            using var begun = new ManualResetEventSlim();
            var telling = Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(() =>
            {
                var taken = 0;
                while (taken < AtMost && backlog.TryAdd("hello", null))
                    if (++taken == drainedAfter)
                        begun.Set();
                return taken;
            }, TaskCreationOptions.LongRunning)).ToArray();
            begun.Wait();
            var drained = backlog.Drain().Count();
            Assert.Equal((await Task.WhenAll(telling)).Sum(), drained);
            Assert.False(backlog.TryAdd("late", null));
        }
    }

    [Fact]
    public void A_drain_ends_also_when_each_message_taken_makes_another_one()
    {
        var backlog = new Backlog();
        for (var i = 0; i < 30; i++) Assert.True(backlog.TryAdd(i, null));
        var refused = 0;
        var drained = 0;
        foreach (var _ in backlog.Drain().Take(1_000))
        {
            drained++;
            if (!backlog.TryAdd("another", null)) refused++;
        }

        Assert.Equal((30, 30), (drained, refused));
    }

    [Fact]
    public async Task Each_teller_keeps_its_order_among_many()
    {
        const int Each = 100_000;
        var backlog = new Backlog();
        var telling = Enumerable.Range(0, 3).Select(teller => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++) Assert.True(backlog.TryAdd((teller, i), null));
        })).ToArray();
        var next = new int[3];
        while (next.Sum() < 3 * Each)
        {
            if (backlog.Take(out _) is not (int teller, int i)) continue;
            Assert.Equal(next[teller]++, i);
        }

        await Task.WhenAll(telling);
        Assert.Null(backlog.Take(out _));
    }
}
