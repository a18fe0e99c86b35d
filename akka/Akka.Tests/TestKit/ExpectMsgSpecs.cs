using Akka.Actor;
using Akka.TestKit.Xunit2.Internals;
using Xunit;
using Xunit.Sdk;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.TestKit;

public sealed partial class ExpectMsgSpecs : Akka.TestKit.Xunit2.TestKit
{
    private sealed record Order(string Text);

    [Fact]
    public void A_message_of_the_type_is_returned()
    {
        TestActor.Tell(new Order("tea"));
        Assert.Equal("tea", ExpectMsg<Order>().Text);
    }

    [Fact]
    public async Task A_message_of_the_type_is_returned_asynchronously()
    {
        TestActor.Tell(new Order("tea"));
        Assert.Equal("tea", (await ExpectMsgAsync<Order>()).Text);
    }

    [Fact]
    public void A_message_of_a_derived_type_is_of_the_type()
    {
        TestActor.Tell("text");
        Assert.Equal("text", ExpectMsg<object>());
    }

    [Fact]
    public void A_message_that_comes_later_is_waited_for()
    {
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(30), TestActor, "late", ActorRefs.NoSender);
        ExpectMsg("late");
    }

    [Fact]
    public async Task A_message_that_comes_later_is_awaited()
    {
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(30), TestActor, "late", ActorRefs.NoSender);
        await ExpectMsgAsync("late");
    }

    [Fact]
    public void Messages_are_expected_in_the_order_in_which_they_came()
    {
        TestActor.Tell(1);
        TestActor.Tell(2);
        ExpectMsg(1);
        ExpectMsg(2);
    }

    [Fact]
    public void Nothing_within_the_time_fails_and_names_time_and_type()
    {
        var message = Message(() => ExpectMsg<Order>(Soon, "the order"));
        Assert.Contains("Timeout 00:00:00.0500000 while waiting for a message of type", message);
        Assert.Contains(nameof(Order), message);
        Assert.Contains("the order", message);
    }

    [Fact]
    public async Task Nothing_within_the_time_fails_asynchronously() =>
        Assert.Contains("Timeout", await MessageAsync(async () => await ExpectMsgAsync<Order>(Soon)));

    [Fact]
    public void Another_type_fails_and_names_both_types_the_message_and_the_sender()
    {
        TestActor.Tell(42, TestActor);
        var message = Message(() => ExpectMsg<string>());
        Assert.Contains("Expected a message of type System.String, but received {42} (type System.Int32)", message);
        Assert.Contains(TestActor.ToString()!, message);
    }

    [Fact]
    public void An_equal_message_is_accepted()
    {
        TestActor.Tell(new Order("tea"));
        ExpectMsg(new Order("tea"));
    }

    [Fact]
    public void An_unequal_message_fails_and_shows_both()
    {
        TestActor.Tell("coffee");
        var failure = Assert.Throws<AkkaEqualException>(() => ExpectMsg("tea"));
        Assert.Contains("tea", failure.Message);
        Assert.Contains("coffee", failure.Message);
    }

    [Fact]
    public void Collections_are_equal_by_their_elements()
    {
        TestActor.Tell(new List<int> { 1, 2 });
        ExpectMsg(new List<int> { 1, 2 });
    }

    [Fact]
    public void A_message_that_the_predicate_accepts_is_returned()
    {
        TestActor.Tell(5);
        Assert.Equal(5, ExpectMsg<int>(n => n > 4));
    }

    [Fact]
    public void A_message_that_the_predicate_rejects_fails_with_the_hint()
    {
        TestActor.Tell(3);
        var message = Message(() => ExpectMsg<int>(n => n > 4, hint: "more than four"));
        Assert.Contains("expected more than four but the message {3}", message);
    }

    [Fact]
    public async Task A_message_that_the_predicate_rejects_fails_asynchronously()
    {
        TestActor.Tell(3);
        Assert.Contains("the predicate to return true", await MessageAsync(async () => await ExpectMsgAsync<int>(n => n > 4)));
    }

    [Fact]
    public void The_tests_own_assertions_see_the_message()
    {
        TestActor.Tell(5);
        var seen = 0;
        ExpectMsg<int>(n => { seen = n; });
        Assert.Equal(5, seen);
    }

    [Fact]
    public void The_tests_own_assertions_see_the_sender()
    {
        var probe = CreateTestProbe();
        TestActor.Tell(5, probe.Ref);
        ExpectMsg<int>((_, sender) => Assert.Equal(probe.Ref, sender));
    }

    [Fact]
    public void A_predicate_of_message_and_sender_is_asked()
    {
        var probe = CreateTestProbe();
        TestActor.Tell(5, probe.Ref);
        Assert.Contains("Got a message of the expected type", Message(() => ExpectMsg<int>((_, sender) => Equals(sender, TestActor))));
    }

    [Fact]
    public void A_comparer_says_what_is_equal()
    {
        TestActor.Tell("TEA");
        ExpectMsg("tea", (expected, actual) => expected.Equals(actual, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_comparer_that_finds_a_difference_fails_and_shows_both()
    {
        TestActor.Tell("coffee");
        var message = Message(() => ExpectMsg("tea", (expected, actual) => expected == actual));
        Assert.Contains("Expected: ", message);
        Assert.Contains("tea", message);
        Assert.Contains("Actual:   ", message);
        Assert.Contains("coffee", message);
    }

    [Fact]
    public void A_cancelled_expectation_is_cancelled_and_not_failed()
    {
        using var cancelled = new CancellationTokenSource(Soon);
        Assert.ThrowsAny<OperationCanceledException>(() => ExpectMsg<string>(cancellationToken: cancelled.Token));
    }

    [Fact]
    public async Task A_cancelled_expectation_is_cancelled_asynchronously()
    {
        using var cancelled = new CancellationTokenSource(Soon);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ExpectMsgAsync<string>(cancellationToken: cancelled.Token));
    }

    [Fact]
    public void The_end_of_a_watched_actor_is_expected()
    {
        var actor = ActorOf(Props.Create<Akka.TestKit.TestActors.BlackHoleActor>());
        Watch(actor);
        Sys.Stop(actor);
        Assert.Equal(actor, ExpectTerminated(actor).ActorRef);
    }

    [Fact]
    public async Task The_end_of_another_actor_fails()
    {
        var (actor, other) = (ActorOf<Akka.TestKit.TestActors.BlackHoleActor>(), ActorOf<Akka.TestKit.TestActors.BlackHoleActor>());
        Watch(actor);
        Sys.Stop(actor);
        Assert.Contains("Terminated", await MessageAsync(async () => await ExpectTerminatedAsync(other)));
    }

    [Fact]
    public void A_failure_can_show_a_message_with_braces()
    {
        TestActor.Tell("{0} {");
        Assert.Contains("{0} {", Message(() => ExpectMsg<int>()));
    }

    [Fact]
    public void An_endless_wait_is_refused() =>
        Assert.Throws<ArgumentException>(() => ExpectMsg<int>(Timeout.InfiniteTimeSpan));
}
