using Akka.Actor;
using Akka.Pattern;
using Akka.TestKit;
using Akka.TestKit.Configs;
using Akka.Util;
using Xunit;

namespace Akka.Tests.Futures;

public class RetrySpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private int _calls;

    public RetrySpecs()
        : base(TestConfigs.TestSchedulerConfig)
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    private Func<Task<int>> FailTimes(int failures) => () => Interlocked.Increment(ref _calls) <= failures
        ? Task.FromException<int>(new InvalidOperationException($"failure {_calls}"))
        : Task.FromResult(_calls);

    [Fact]
    public async Task What_succeeds_is_called_once()
    {
        Assert.Equal(1, await RetrySupport.Retry(FailTimes(0), 5));
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task What_succeeds_later_is_called_until_then() => Assert.Equal(4, await RetrySupport.Retry(FailTimes(3), 5));

    [Fact]
    public async Task What_never_succeeds_is_tried_again_as_often_as_said_and_fails_with_its_last_failure()
    {
        var last = await Assert.ThrowsAsync<InvalidOperationException>(() => RetrySupport.Retry(FailTimes(100), 5));

        Assert.Equal("failure 6", last.Message);
        Assert.Equal(6, _calls);
    }

    [Fact]
    public async Task An_exception_counts_as_a_failure() =>
        Assert.Equal(3, await RetrySupport.Retry(
            () => ++_calls < 3 ? throw new InvalidOperationException("thrown") : Task.FromResult(_calls),
            5));

    [Fact]
    public async Task It_waits_before_it_tries_again()
    {
        var retrying = RetrySupport.Retry(FailTimes(1), 5, Second, Sys.Scheduler);
        await AwaitAssertAsync(() => Assert.Equal(1, Volatile.Read(ref _calls)));

        Time.Advance(Second - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, Volatile.Read(ref _calls));
        Assert.False(retrying.IsCompleted);

        // The wait may begin only after the first call has been seen here.
        await AwaitAssertAsync(() =>
        {
            Time.Advance(Second);
            Assert.True(retrying.IsCompleted);
        });
        Assert.Equal(2, await retrying);
    }

    [Fact]
    public async Task The_delay_can_be_made_of_the_number_of_the_attempt()
    {
        var attempts = new List<int>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => RetrySupport.Retry(
            FailTimes(100),
            3,
            attempt =>
            {
                attempts.Add(attempt);
                return Option<TimeSpan>.None;
            },
            Sys.Scheduler));

        Assert.Equal([1, 2, 3], attempts);
    }

    [Fact]
    public async Task The_delay_can_grow()
    {
        var retrying = RetrySupport.Retry(FailTimes(2), 5, Second, Second * 10, 0, Sys.Scheduler);

        await AwaitAssertAsync(() =>
        {
            Time.Advance(Second);
            Assert.True(retrying.IsCompleted);
        });

        Assert.Equal(3, await retrying);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => { _ = RetrySupport.Retry(FailTimes(0), -1); });
        Assert.Throws<ArgumentException>(() => { _ = RetrySupport.Retry(FailTimes(0), 1, TimeSpan.Zero, Second, 0, Sys.Scheduler); });
        Assert.Throws<ArgumentException>(() => { _ = RetrySupport.Retry(FailTimes(0), 1, Second * 2, Second, 0, Sys.Scheduler); });
    }

    [Fact]
    public async Task After_begins_a_task_later()
    {
        var after = FutureTimeoutSupport.After(Second, Sys.Scheduler, FailTimes(0));

        Assert.Equal(0, _calls);
        Time.Advance(Second);

        Assert.Equal(1, await after);
    }

    [Fact]
    public async Task After_without_a_delay_begins_at_once() =>
        Assert.Equal(1, await FutureTimeoutSupport.After(TimeSpan.Zero, Sys.Scheduler, FailTimes(0)));

    [Fact]
    public async Task After_fails_where_its_task_does()
    {
        var after = FutureTimeoutSupport.After<int>(Second, Sys.Scheduler, () => throw new InvalidOperationException("thrown"));

        Time.Advance(Second);

        await Assert.ThrowsAsync<InvalidOperationException>(() => after);
    }
}
