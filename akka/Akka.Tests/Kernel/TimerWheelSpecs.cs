using Akka.Actor;
using Akka.Actor.Scheduler;
using Xunit;

namespace Akka.Tests.Kernel;

public class TimerWheelSpecs
{
    private readonly List<TimerEntry> _due = [];

    private static Entry At(long tick) => new() { DueTick = tick };

    private long[] Advance(TimerWheel wheel, long now)
    {
        _due.Clear();
        wheel.Advance(now, _due);
        return [.. _due.Select(entry => entry.DueTick)];
    }

    [Fact]
    public void An_empty_wheel_has_nothing_to_wait_for()
    {
        var wheel = new TimerWheel(8);

        Assert.Equal(long.MaxValue, wheel.NextTick);
        Assert.Empty(Advance(wheel, 1_000_000));
    }

    [Fact]
    public void An_entry_comes_out_at_its_tick()
    {
        var wheel = new TimerWheel(8);
        wheel.Add(At(5), 0);

        Assert.Equal(5, wheel.NextTick);
        Assert.Empty(Advance(wheel, 4));
        Assert.Equal([5], Advance(wheel, 5));
        Assert.Equal(0, wheel.Count);
    }

    [Fact]
    public void What_is_overdue_comes_out_at_once()
    {
        var wheel = new TimerWheel(8);
        Advance(wheel, 100);
        wheel.Add(At(0), 100);

        Assert.True(wheel.NextTick <= 100);
        Assert.Equal([0], Advance(wheel, 100));
    }

    [Fact]
    public void An_entry_taken_out_does_not_come_out()
    {
        var wheel = new TimerWheel(8);
        var entry = At(5);
        wheel.Add(entry, 0);

        wheel.Remove(entry);
        wheel.Remove(entry);

        Assert.Equal(0, wheel.Count);
        Assert.Equal(long.MaxValue, wheel.NextTick);
        Assert.Empty(Advance(wheel, 10));
    }

    [Fact]
    public void Far_entries_do_not_keep_it_awake()
    {
        var wheel = new TimerWheel(8);
        wheel.Add(At(100_000), 0);
        var looks = 0;
        for (var now = wheel.NextTick; Advance(wheel, now).Length == 0; now = wheel.NextTick)
        {
            looks++;
        }

        Assert.InRange(looks, 0, 6);
    }

    [Fact]
    public void An_entry_beyond_every_horizon_still_comes_out()
    {
        var wheel = new TimerWheel(2);
        wheel.Add(At(1L << 40), 0);

        Assert.Empty(Advance(wheel, (1L << 40) - 1));
        Assert.Equal([1L << 40], Advance(wheel, 1L << 40));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(512)]
    public void It_does_what_a_sorted_list_would_do(int slots)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var wheel = new TimerWheel(slots);
            var model = new List<Entry>();
            var now = 0L;
            for (var step = 0; step < 400; step++)
            {
                switch (random.Next(4))
                {
                    case 0 when model.Count > 0:
                        var removed = model[random.Next(model.Count)];
                        model.Remove(removed);
                        wheel.Remove(removed);
                        break;
                    case < 3:
                        var entry = At(now + random.NextInt64(1L << random.Next(1, 20)));
                        model.Add(entry);
                        wheel.Add(entry, now);
                        break;
                    default:
                        now += random.NextInt64(1L << random.Next(1, 12));
                        var expected = model.Where(waiting => waiting.DueTick <= now).ToHashSet<TimerEntry>();
                        Assert.True(expected.Count == 0 || wheel.NextTick <= now);
                        Advance(wheel, now);
                        Assert.Equal(expected, _due.ToHashSet());
                        Assert.Equal(expected.Count, _due.Count);
                        Assert.Equal(_due.Select(fired => fired.DueTick).Where(tick => tick > 0).Order(), _due.Select(fired => fired.DueTick).Where(tick => tick > 0));
                        model.RemoveAll(waiting => waiting.DueTick <= now);
                        break;
                }

                Assert.Equal(model.Count, wheel.Count);
                Assert.True(model.Count == 0 || wheel.NextTick <= Math.Max(now, model.Min(waiting => waiting.DueTick)));
            }
        }
    }

    private sealed class Entry() : TimerEntry(null!, 0, null)
    {
        internal override void Run()
        {
        }
    }
}
