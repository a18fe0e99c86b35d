using Akka.Actor;
using Akka.Pattern;
using Akka.TestKit;
using Akka.TestKit.Configs;
using Xunit;

namespace Akka.Tests.Futures;

public class CircuitBreakerSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly CircuitBreaker _breaker;

    public CircuitBreakerSpecs()
        : base(TestConfigs.TestSchedulerConfig) => _breaker = Create(2);

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    private CircuitBreaker Create(int maxFailures) => new(Sys.Scheduler, maxFailures, TimeSpan.FromSeconds(20), Second);

    private void FailCall() => Assert.Throws<InvalidOperationException>(() => _breaker.WithSyncCircuitBreaker(Throw));

    private void Open()
    {
        FailCall();
        FailCall();
        Assert.True(_breaker.IsOpen);
    }

    private static void Throw() => throw new InvalidOperationException("boom");

    [Fact]
    public async Task Closed_it_lets_calls_through()
    {
        Assert.True(_breaker.IsClosed);
        Assert.Equal("hi", _breaker.WithSyncCircuitBreaker(() => "hi"));
        Assert.Equal("hi", await _breaker.WithCircuitBreaker(() => Task.FromResult("hi")));
        Assert.Equal("hi", await _breaker.WithCircuitBreaker("hi", Task.FromResult));
        await _breaker.WithCircuitBreaker(() => Task.CompletedTask);
    }

    [Fact]
    public void A_failure_is_thrown_and_counted()
    {
        FailCall();

        Assert.Equal(1, _breaker.CurrentFailureCount);
        Assert.Equal("boom", _breaker.LastCaughtException.Message);
        Assert.True(_breaker.IsClosed);
    }

    [Fact]
    public async Task A_failed_task_is_counted()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _breaker.WithCircuitBreaker(() => Task.Run(Throw)));

        Assert.Equal(1, _breaker.CurrentFailureCount);
    }

    [Fact]
    public void A_success_begins_the_count_anew()
    {
        FailCall();

        _breaker.WithSyncCircuitBreaker(() => { });

        Assert.Equal(0, _breaker.CurrentFailureCount);
    }

    [Fact]
    public void Enough_failures_in_a_row_open_it() => Open();

    [Fact]
    public void Open_it_refuses_calls_and_says_for_how_long()
    {
        Open();

        var refused = Assert.Throws<OpenCircuitException>(() => _breaker.WithSyncCircuitBreaker(Throw));

        Assert.InRange(refused.RemainingDuration, TimeSpan.Zero, Second);
        Assert.Equal("boom", refused.InnerException!.Message);
    }

    [Fact]
    public async Task Open_it_refuses_tasks()
    {
        Open();

        await Assert.ThrowsAsync<OpenCircuitException>(() => _breaker.WithCircuitBreaker(() => Task.FromResult("hi")));
    }

    [Fact]
    public void Open_it_is_moved_by_neither_Fail_nor_Succeed()
    {
        Open();

        _breaker.Succeed();
        Assert.True(_breaker.IsOpen);
        _breaker.Fail();
        Assert.True(_breaker.IsOpen);
    }

    [Fact]
    public void After_its_time_it_tries_one_call_and_closes()
    {
        Open();
        Time.Advance(Second);
        Assert.True(_breaker.IsHalfOpen);

        Assert.Equal("hi", _breaker.WithSyncCircuitBreaker(() => "hi"));

        Assert.True(_breaker.IsClosed);
        Assert.Equal(0, _breaker.CurrentFailureCount);
    }

    [Fact]
    public void After_its_time_it_tries_one_call_and_opens_again()
    {
        Open();
        Time.Advance(Second);

        FailCall();

        Assert.True(_breaker.IsOpen);
    }

    [Fact]
    public async Task While_one_call_is_tried_others_are_refused()
    {
        Open();
        Time.Advance(Second);
        var answer = new TaskCompletionSource<string>();
        var tried = _breaker.WithCircuitBreaker(() => answer.Task);

        var refused = await Assert.ThrowsAsync<OpenCircuitException>(() => _breaker.WithCircuitBreaker(() => Task.FromResult("other")));
        Assert.StartsWith("Circuit breaker is half open", refused.Message, StringComparison.Ordinal);

        answer.SetResult("tried");
        Assert.Equal("tried", await tried);
    }

    [Fact]
    public void Fail_and_Succeed_stand_for_calls_made_elsewhere()
    {
        _breaker.Fail();
        Assert.IsType<UserCalledFailException>(_breaker.LastCaughtException);
        _breaker.Succeed();
        Assert.Equal(0, _breaker.CurrentFailureCount);
        _breaker.Fail();
        _breaker.Fail();
        Assert.True(_breaker.IsOpen);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_a_failure_and_no_longer_waited_for()
    {
        var breaker = new CircuitBreaker(Sys.Scheduler, 1, Second, Second * 5);
        var late = new TaskCompletionSource();
        var call = breaker.WithCircuitBreaker(token =>
        {
            token.Register(late.SetResult);
            return new TaskCompletionSource<int>().Task;
        });
        Time.Advance(Second - TimeSpan.FromMilliseconds(1));
        Assert.True(breaker.IsClosed);
        Time.Advance(TimeSpan.FromMilliseconds(1));

        // The scheduler counts it: whoever waits may not have been told yet.
        Assert.True(breaker.IsOpen);
        Assert.IsType<TimeoutException>(breaker.LastCaughtException);
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        await late.Task;
    }

    [Fact]
    public async Task What_comes_of_a_call_after_its_time_is_not_counted()
    {
        var breaker = new CircuitBreaker(Sys.Scheduler, 2, Second, Second * 5);
        var slow = new TaskCompletionSource<int>();
        var call = breaker.WithCircuitBreaker(() => slow.Task);
        Time.Advance(Second);
        slow.SetException(new InvalidOperationException("late"));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.Equal(1, breaker.CurrentFailureCount);
    }

    [Fact]
    public void It_says_when_it_opens_tries_and_closes()
    {
        var breaker = Create(1)
            .OnOpen(() => TestActor.Tell("open"))
            .OnHalfOpen(() => TestActor.Tell("half open"))
            .OnClose(() => TestActor.Tell("closed"));

        breaker.Fail();
        ExpectMsg("open");
        Time.Advance(Second);
        ExpectMsg("half open");
        breaker.Succeed();
        ExpectMsg("closed");
    }

    [Fact]
    public void Its_time_can_grow_with_each_opening_and_stays_below_a_limit()
    {
        var breaker = Create(1).WithExponentialBackoff(Second * 3);
        foreach (var seconds in new[] { 1, 2, 2, 2 })
        {
            breaker.Fail();
            Time.Advance(Second * seconds - TimeSpan.FromMilliseconds(1));
            Assert.True(breaker.IsOpen);
            Time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.True(breaker.IsHalfOpen);
        }

        breaker.Succeed();
        breaker.Fail();
        Time.Advance(Second);
        Assert.True(breaker.IsHalfOpen);
    }

    [Fact]
    public void Who_is_refused_is_told_that_the_user_had_it_fail()
    {
        var breaker = Create(1);
        breaker.Fail();
        var refused = Assert.Throws<OpenCircuitException>(() => breaker.WithSyncCircuitBreaker(() => { }));
        Assert.Equal(new UserCalledFailException().Message, refused.InnerException!.Message);
        Assert.Contains("it calls the [Fail()] method", refused.InnerException.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Factors_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new CircuitBreaker(Sys.Scheduler, 1, Second, Second, Second, 0.5));
        Assert.Throws<ArgumentException>(() => Create(1).WithRandomFactor(2));
    }
}
