using Akka.Actor;
using Xunit;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.TestKit;

public sealed class WithinSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_block_in_time_returns_its_value() => Assert.Equal(5, Within(Long, () => 5));

    [Fact]
    public async Task A_block_in_time_returns_its_value_asynchronously() => Assert.Equal(5, await WithinAsync(Long, () => Task.FromResult(5)));

    [Fact]
    public void Waits_inside_are_bounded_by_what_is_left()
    {
        var message = Message(() => Within(Soon, () => ExpectMsg<string>()));
        Assert.Contains("Timeout 00:00:00.04", message);
    }

    [Fact]
    public void What_is_left_can_be_asked()
    {
        Within(Long, () => Assert.InRange(Remaining, TimeSpan.FromSeconds(1), Long));
        Assert.Equal(TestKitSettings.SingleExpectDefault, RemainingOrDefault);
    }

    [Fact]
    public void What_is_left_cannot_be_asked_outside() =>
        Assert.Contains("within", Assert.Throws<InvalidOperationException>(() => Remaining).Message);

    [Fact]
    public void A_block_that_takes_too_long_fails_with_its_time()
    {
        var message = Message(() => Within(TimeSpan.FromMilliseconds(1), () => AwaitConditionNoThrow(() => false, Soon)));
        Assert.StartsWith("Failed: Block took 00:00:00.", message);
        Assert.Contains("exceeding 00:00:00.0010000", message);
    }

    [Fact]
    public void A_block_may_take_the_epsilon_longer() =>
        Within(TimeSpan.FromMilliseconds(1), () => AwaitConditionNoThrow(() => false, Soon), epsilonValue: Long);

    [Fact]
    public void A_block_that_is_too_fast_fails_with_the_hint()
    {
        var message = Message(() => Within(TimeSpan.FromSeconds(30), Long, () => { }, "slowly"));
        Assert.Contains("should have at least been 00:00:30. slowly", message);
    }

    [Fact]
    public async Task A_block_that_does_not_end_is_not_waited_for()
    {
        var never = new TaskCompletionSource();
        var message = await MessageAsync(() => WithinAsync(Soon, () => never.Task));
        Assert.StartsWith("Failed: Block ", message);
        Assert.Contains("still running", message);
        Assert.Contains($"{Soon}", message);
    }

    [Fact]
    public async Task What_a_block_throws_is_thrown()
    {
        var thrown = await Record.ExceptionAsync(() => WithinAsync(Long, () => throw new FormatException()));
        Assert.IsType<FormatException>(thrown!.GetBaseException());
        Assert.Throws<FormatException>(() => Within(Long, () => throw new FormatException()));
    }

    [Fact]
    public void An_inner_block_has_no_more_time_than_the_outer_one() =>
        Within(Long, () => Within(Long * 10, () => Assert.InRange(Remaining, TimeSpan.Zero, Long)));

    [Fact]
    public void An_inner_block_cannot_last_longer_than_the_outer_one_has() =>
        Assert.Contains("Required min time 00:02:00 not possible", Message(() => Within(Long, () => Within(Long * 2, Long * 3, () => { }))));

    [Fact]
    public void After_a_block_its_time_counts_no_more()
    {
        Within(Long, () => { });
        Assert.Throws<InvalidOperationException>(() => Remaining);
    }

    [Fact]
    public void A_block_that_ends_with_silence_is_not_blamed_for_its_length() => Within(Soon, () => ExpectNoMsg(Soon * 2));

    [Fact]
    public void A_block_that_ends_with_a_series_is_not_blamed_for_its_length() =>
        Within(Soon, () => ReceiveWhile<string>(_ => true, Soon * 2));

    [Fact]
    public async Task A_message_within_a_block_is_heard()
    {
        await WithinAsync(Long, async () =>
        {
            TestActor.Tell("hello");
            await ExpectMsgAsync("hello");
        });
    }
}
