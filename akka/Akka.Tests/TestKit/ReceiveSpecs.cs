using System.Collections;
using Akka.Actor;
using Akka.TestKit;
using Xunit;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.TestKit;

public sealed class ReceiveSpecs : Akka.TestKit.Xunit2.TestKit
{
    private void Hear(params object[] messages)
    {
        foreach (var message in messages)
            TestActor.Tell(message);
    }

    [Fact]
    public void One_message_is_taken()
    {
        Hear("1", "2");
        Assert.Equal("1", ReceiveOne());
        Assert.Equal("2", ReceiveOne(TimeSpan.Zero));
    }

    [Fact]
    public async Task One_message_is_taken_asynchronously()
    {
        Hear("1");
        Assert.Equal("1", await ReceiveOneAsync());
    }

    [Fact]
    public void No_message_is_null_and_no_failure() => Assert.Null(ReceiveOne(Soon));

    [Fact]
    public async Task No_message_is_null_asynchronously() => Assert.Null(await ReceiveOneAsync(Soon));

    [Fact]
    public async Task A_wait_that_is_cancelled_throws()
    {
        using var soon = new CancellationTokenSource(Soon);
        Assert.ThrowsAny<OperationCanceledException>(() => ReceiveOne(Timeout.InfiniteTimeSpan, soon.Token));
        Hear("1");
        Assert.ThrowsAny<OperationCanceledException>(() => TryReceiveOne(out _, TimeSpan.FromMinutes(1), soon.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ReceiveOneAsync(TimeSpan.FromMinutes(1), soon.Token));
        Assert.Equal("1", ReceiveOne(TimeSpan.Zero, soon.Token));
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_meanwhile_throws_asynchronously()
    {
        using var soon = new CancellationTokenSource(Soon);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ReceiveOneAsync(TimeSpan.FromMinutes(1), soon.Token));
    }

    [Fact]
    public void A_message_is_taken_with_its_sender()
    {
        var probe = CreateTestProbe();
        TestActor.Tell("1", probe.Ref);
        Assert.True(TryReceiveOne(out var envelope));
        Assert.Equal("1", envelope.Message);
        Assert.Equal(probe.Ref, envelope.Sender);
    }

    [Fact]
    public async Task No_message_has_the_null_envelope()
    {
        var (success, envelope) = await TryReceiveOneAsync(Soon);
        Assert.False(success);
        Assert.Same(NullMessageEnvelope.Instance, envelope);
    }

    [Fact]
    public void The_last_message_and_its_sender_are_remembered()
    {
        var probe = CreateTestProbe();
        TestActor.Tell("1", probe.Ref);
        ReceiveOne();
        Assert.Equal("1", LastMessage);
        Assert.Equal(probe.Ref, LastSender);
    }

    [Fact]
    public void What_did_not_come_is_no_last_message()
    {
        Hear("1");
        ReceiveOne();
        ReceiveOne(TimeSpan.Zero);
        Assert.Equal("last receive did not dequeue a message", Assert.Throws<IllegalActorStateException>(() => LastMessage).Message);
        Assert.Throws<IllegalActorStateException>(() => LastSender);
        Assert.Equal("<null>", NullMessageEnvelope.Instance.ToString());
    }

    [Fact]
    public void Messages_that_wait_are_announced()
    {
        Assert.False(HasMessages);
        Hear("1");
        AwaitCondition(() => HasMessages);
    }

    [Fact]
    public void A_look_leaves_the_message_where_it_is()
    {
        Hear("1");
        Assert.Equal("1", PeekOne());
        Assert.Equal("1", ReceiveOne());
    }

    [Fact]
    public async Task A_look_ends_when_cancelled()
    {
        using (var soon = new CancellationTokenSource(Soon))
            Assert.Null(PeekOne(TimeSpan.FromMinutes(1), soon.Token));
        using (var soon = new CancellationTokenSource(Soon))
            Assert.Null(await PeekOneAsync(TimeSpan.FromMinutes(1), soon.Token));
        using (var soon = new CancellationTokenSource(Soon))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await PeekOneAsync(soon.Token));
            Assert.ThrowsAny<OperationCanceledException>(() => PeekOne(soon.Token));
        }
    }

    [Fact]
    public async Task A_series_may_be_of_values()
    {
        Hear(0, 1, 2);
        Assert.Equal([0, 1], ReceiveWhile<int>(number => number < 2));
        Hear("other", 3);
        Assert.Equal([2, 3], await ReceiveWhileAsync<int>(number => number < 9, Soon).ToListAsync());
        Hear(4);
        Assert.Equal([4], ReceiveWhile(Soon, message => (int)message));
    }

    [Fact]
    public async Task A_look_at_nothing_is_null() => Assert.Null(await PeekOneAsync(Soon));

    [Fact]
    public void So_many_messages_are_taken_and_no_more()
    {
        Hear("1", "2", "3");
        Assert.Equal(["1", "2"], ReceiveN(2));
        ExpectMsg("3");
    }

    [Fact]
    public async Task So_many_messages_are_taken_asynchronously()
    {
        Hear("1", "2", "3");
        Assert.Equal(["1", "2", "3"], await ReceiveNAsync(3).ToListAsync());
    }

    [Fact]
    public void Too_few_messages_fail()
    {
        Hear("1");
        Assert.StartsWith("Timeout (00:00:00.0500000) while expecting 3 messages. Only got 1 after", Message(() => ReceiveN(3, Soon)));
    }

    [Fact]
    public async Task Too_few_messages_fail_asynchronously() =>
        Assert.StartsWith("Timeout", await MessageAsync(async () => await ReceiveNAsync(3, Soon).ToListAsync()));

    [Fact]
    public void A_series_ends_before_the_first_that_makes_nothing()
    {
        Hear("1", 2, "3", 9.9, 4);
        Assert.Equal(["1", "2", "3"], ReceiveWhile<string>(message => message is double ? null : message.ToString()));
        ExpectMsg(9.9);
    }

    [Fact]
    public async Task A_series_ends_before_the_first_that_makes_nothing_asynchronously()
    {
        Hear("1", "2", 3);
        Assert.Equal(["1", "2"], await ReceiveWhileAsync<string>(message => message as string).ToListAsync());
        await ExpectMsgAsync(3);
    }

    [Fact]
    public void A_series_ends_before_the_first_that_the_predicate_rejects()
    {
        Hear("1", "2", "----", "3");
        Assert.Equal(["1", "2"], ReceiveWhile<string>(text => text.Length == 1));
        ExpectMsg("----");
    }

    [Fact]
    public void Other_types_are_dropped_from_a_series()
    {
        Hear("1", 2, "3", "----");
        Assert.Equal(["1", "3"], ReceiveWhile<string>(text => text.Length == 1));
    }

    [Fact]
    public void Other_types_end_a_series_where_the_test_wants_that()
    {
        Hear("1", 2, "3");
        Assert.Equal(["1"], ReceiveWhile<string>(_ => true, shouldIgnoreOtherMessageTypes: false));
        ExpectMsg(2);
    }

    [Fact]
    public void A_series_ends_with_its_count()
    {
        Hear("1", "2", "3");
        Assert.Equal(["1", "2"], ReceiveWhile<string>(_ => true, msgs: 2));
        ExpectMsg("3");
    }

    [Fact]
    public async Task A_series_ends_when_nothing_comes_for_a_while()
    {
        Hear("1");
        Assert.Equal(["1"], await ReceiveWhileAsync<string>(_ => true, TimeSpan.FromSeconds(20), idle: Soon).ToListAsync());
    }

    [Fact]
    public void A_series_without_a_message_is_no_failure() => Assert.Empty(ReceiveWhile<object>(message => message, Soon));

    [Fact]
    public void The_right_message_is_fished_out_of_others()
    {
        Hear(1, "x", 20);
        Assert.Equal(20, FishForMessage<int>(number => number > 10));
        Assert.False(HasMessages);
    }

    [Fact]
    public async Task What_was_fished_before_the_right_one_is_shown()
    {
        Hear(1, "x", 20);
        var others = new ArrayList { "old" };
        Assert.Equal(20, await FishForMessageAsync<int>(number => number > 10, others));
        Assert.Equal(new ArrayList { 1, "x" }, others);
    }

    [Fact]
    public void Fishing_without_a_catch_fails_with_the_hint()
    {
        Hear(1, 2);
        Assert.Equal("Timeout (00:00:00.0500000) during fishForMessage, hint: a big one", Message(() => FishForMessage(_ => false, Soon, "a big one")));
    }

    [Fact]
    public async Task A_message_of_the_forbidden_type_fails()
    {
        Hear(1, "x");
        Assert.Contains("did not expect a message of type System.String", await MessageAsync(() => FishUntilMessageAsync<string>(Soon)));
    }

    [Fact]
    public async Task Messages_of_other_types_than_the_forbidden_one_are_no_failure()
    {
        Hear(1, 2);
        await FishUntilMessageAsync<string>(Soon);
    }

    [Fact]
    public async Task All_is_taken_until_there_is_silence()
    {
        Hear(1, 2);
        Assert.Equal(new ArrayList { 1, 2 }, await WaitForRadioSilenceAsync(Soon));
    }

    [Fact]
    public async Task Silence_that_does_not_come_before_so_many_messages_fails()
    {
        Hear(1, 2, 3);
        Assert.Contains("maxMessages violated", await MessageAsync(() => WaitForRadioSilenceAsync(Soon, 2)));
    }
}
