using Akka.Dispatch;
using Akka.Dispatch.Workers;
using Xunit;

namespace Akka.Tests.Kernel;

/// <summary>What a worker has before it, and what thieves take of it.</summary>
public sealed class RunQueueSpecs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly RunQueue _queue = new();

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(10_000)]
    public void What_was_put_is_taken_in_its_order(int count)
    {
        Put(0, count);
        Assert.Equal(Enumerable.Range(0, count), TakeAll());
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void The_ring_goes_round_without_growing_or_mixing()
    {
        for (var i = 0; i < 10_000; i += 100)
        {
            Put(i, 100);
            Assert.Equal(Enumerable.Range(i, 100), TakeAll());
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(11, 5)]
    [InlineData(128, 64)]
    [InlineData(1_000, 64)]
    public void A_thief_takes_the_older_half_but_64_at_most(int waiting, int stolen)
    {
        var mine = new RunQueue();
        Put(0, waiting);
        var first = Assert.IsType<Item>(_queue.StealInto(mine, 1));
        Assert.Equal(Enumerable.Range(0, stolen), TakeAll(mine).Prepend(first.Number));
        Assert.Equal(waiting - stolen, _queue.Count);
        Assert.Equal(Enumerable.Range(stolen, waiting - stolen), TakeAll());
    }

    [Fact]
    public void Too_little_is_left_alone()
    {
        Assert.Null(_queue.StealInto(new RunQueue(), 1));
        Put(0, 4);
        Assert.Null(_queue.StealInto(new RunQueue(), 5));
        Assert.Equal(Enumerable.Range(0, 4), TakeAll());
    }

    [Fact]
    public void A_worker_that_stands_still_is_robbed_again_and_again_and_then_goes_on_with_the_rest()
    {
        var mine = new RunQueue();
        Put(0, 300);
        var stolen = new List<int>();
        while (_queue.StealInto(mine, 100) is Item first) stolen.AddRange(TakeAll(mine).Prepend(first.Number));
        Put(300, 300);
        Assert.Equal(Enumerable.Range(0, 600), stolen.Concat(TakeAll()));
    }

    [Fact]
    public void Nothing_that_was_stolen_is_kept_alive_once_the_queue_is_empty()
    {
        var stolen = Steal();
        Assert.DoesNotContain(TakeAll(), number => number < 10);
        GC.Collect();
        Assert.DoesNotContain(stolen, item => item.IsAlive);
        GC.KeepAlive(_queue);

        WeakReference[] Steal()
        {
            var mine = new RunQueue();
            Put(0, 20);
            var items = new List<WeakReference> { new(_queue.StealInto(mine, 1)) };
            while (mine.Take() is { } item) items.Add(new WeakReference(item));
            Assert.Equal(10, items.Count);
            return [.. items];
        }
    }

    [Fact]
    public async Task Each_item_is_taken_once_whoever_takes_it()
    {
        const int Items = 300_000;
        const int Thieves = 3;
        var taken = new int[Items];
        var over = false;
        var thieves = Enumerable.Range(0, Thieves).Select(_ => Task.Factory.StartNew(() =>
        {
            var mine = new RunQueue();
            while (!Volatile.Read(ref over))
            {
                if (_queue.StealInto(mine, 1) is not Item first) continue;
                foreach (var number in TakeAll(mine).Prepend(first.Number)) Interlocked.Increment(ref taken[number]);
            }
        }, TaskCreationOptions.LongRunning)).ToArray();

        // One or two at a time: the worker and the thieves are after the same item.
        var worker = Task.Factory.StartNew(() =>
        {
            for (var i = 0; i < Items; i += 2)
            {
                Put(i, 2);
                // The last two are the thieves'.
                if (i + 2 == Items) Assert.True(SpinWait.SpinUntil(() => _queue.Count == 0, Limit));
                foreach (var number in TakeAll()) Interlocked.Increment(ref taken[number]);
            }
        }, TaskCreationOptions.LongRunning);
        await worker.ContinueWith(_ => Volatile.Write(ref over, true), TaskScheduler.Default);
        await Task.WhenAll([worker, .. thieves]);
        Assert.All(taken, times => Assert.Equal(1, times));
    }

    private void Put(int from, int count)
    {
        for (var i = from; i < from + count; i++) _queue.Put(new Item(i));
    }

    private List<int> TakeAll() => TakeAll(_queue);

    private static List<int> TakeAll(RunQueue queue)
    {
        var taken = new List<int>();
        while (queue.Take() is Item item) taken.Add(item.Number);
        return taken;
    }

    private sealed record Item(int Number) : IRunnable
    {
        public void Execute() => Run();

        public void Run()
        {
        }
    }
}
