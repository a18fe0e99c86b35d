using Xunit;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.TestKit;

public sealed class AwaitSpecs : Akka.TestKit.Xunit2.TestKit
{
    private int _looks;

    private bool ThirdTime() => ++_looks >= 3;

    [Fact]
    public void A_condition_is_awaited()
    {
        AwaitCondition(ThirdTime);
        Assert.Equal(3, _looks);
    }

    [Fact]
    public async Task A_condition_is_awaited_asynchronously()
    {
        await AwaitConditionAsync(() => Task.FromResult(ThirdTime()));
        Assert.Equal(3, _looks);
    }

    [Fact]
    public void A_condition_that_stays_false_fails_with_the_message()
    {
        var message = Message(() => AwaitCondition(() => false, Soon, " No luck."));
        Assert.Equal("Timeout 00:00:00.0500000 expired while waiting for condition. No luck.", message);
    }

    [Fact]
    public async Task A_condition_that_stays_false_fails_asynchronously() =>
        Assert.Contains("expired while waiting for condition", await MessageAsync(() => AwaitConditionAsync(() => Task.FromResult(false), Soon)));

    [Fact]
    public async Task A_kit_may_say_itself_how_a_condition_fails()
    {
        var failures = new List<string>();
        void Fail(string format, object[] args) => failures.Add(string.Format(null, format, args));
        Assert.True(InternalAwaitCondition(() => true, Soon, null, Fail));
        Assert.False(InternalAwaitCondition(() => false, Soon, Soon, Fail, Log));
        Assert.True(await InternalAwaitConditionAsync(() => Task.FromResult(true), Soon, null, Fail, Log));
        Assert.False(await InternalAwaitConditionAsync(() => Task.FromResult(false), Soon, Soon, Fail));
        Assert.Equal(Enumerable.Repeat("Timeout 00:00:00.0500000 expired while waiting for condition.", 2), failures);
    }

    [Fact]
    public void Without_an_interval_a_condition_is_looked_at_again_at_the_end_alone()
    {
        AwaitConditionNoThrow(() => true, Soon);
        Message(() => AwaitCondition(
            () =>
            {
                _looks++;
                return false;
            },
            Soon,
            interval: null));
        Assert.InRange(_looks, 2, 3);
    }

    [Fact]
    public async Task Whether_a_condition_came_true_can_be_asked()
    {
        Assert.True(AwaitConditionNoThrow(ThirdTime, TimeSpan.FromSeconds(20)));
        Assert.False(await AwaitConditionNoThrowAsync(() => Task.FromResult(false), Soon));
    }

    [Fact]
    public void A_cancelled_condition_is_cancelled_and_not_failed()
    {
        using var soon = new CancellationTokenSource(Soon);
        Assert.ThrowsAny<OperationCanceledException>(() => AwaitCondition(() => false, soon.Token));
    }

    [Fact]
    public void An_assertion_is_repeated_until_it_holds()
    {
        AwaitAssert(() => Assert.True(ThirdTime()));
        Assert.Equal(3, _looks);
    }

    [Fact]
    public async Task An_assertion_is_repeated_until_it_holds_asynchronously()
    {
        await AwaitAssertAsync(async () =>
        {
            await Task.Yield();
            Assert.True(ThirdTime());
        });
        Assert.Equal(3, _looks);
    }

    [Fact]
    public async Task A_synchronous_assertion_is_repeated_asynchronously()
    {
        await AwaitAssertAsync(() => Assert.True(ThirdTime()));
        Assert.Equal(3, _looks);
    }

    [Fact]
    public void An_assertion_that_never_holds_throws_its_last_failure()
    {
        var failure = Assert.Throws<InvalidOperationException>(
            () => AwaitAssert(() => throw new InvalidOperationException($"attempt {++_looks}"), Soon));
        Assert.Equal($"attempt {_looks}", failure.Message);
    }

    [Fact]
    public void An_assertion_that_never_holds_is_logged_with_its_attempts() =>
        EventFilter.Warning(start: "AwaitAssert failed, timeout [00:00:00.0500000] is over after [").ExpectOne(
            () => Assert.Throws<InvalidOperationException>(() => AwaitAssert(() => throw new InvalidOperationException(), Soon)));

    [Fact]
    public void A_negative_interval_is_refused() =>
        Assert.Throws<ArgumentException>(() => AwaitAssert(() => { }, interval: TimeSpan.FromSeconds(-5)));
}
