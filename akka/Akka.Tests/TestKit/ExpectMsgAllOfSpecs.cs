using Akka.Actor;
using Akka.TestKit;
using Xunit;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.TestKit;

public sealed partial class ExpectMsgAllOfSpecs : Akka.TestKit.Xunit2.TestKit
{
    private void Hear(params object[] messages)
    {
        foreach (var message in messages)
            TestActor.Tell(message);
    }

    [Fact]
    public void All_come_in_whatever_order_and_are_returned_as_they_came()
    {
        Hear("1", "2", "3");
        Assert.Equal(["1", "2", "3"], ExpectMsgAllOf(new[] { "3", "1", "2" }));
    }

    [Fact]
    public void The_values_may_be_named_one_by_one()
    {
        Hear("1", "2", "3");
        Assert.Equal(["1", "2"], ExpectMsgAllOf("2", "1"));
        Assert.Equal(["3"], ExpectMsgAllOf(TimeSpan.FromSeconds(10), "3"));
    }

    [Fact]
    public async Task All_come_in_whatever_order_asynchronously()
    {
        Hear("1", "2", "3");
        Assert.Equal(["1", "2", "3"], await ExpectMsgAllOfAsync(new[] { "3", "1", "2" }).ToListAsync());
    }

    [Fact]
    public void What_is_missing_and_what_is_too_much_is_named()
    {
        Hear("1", "other", "2");
        Assert.Equal("not found [3] found unexpected [other]", Message(() => ExpectMsgAllOf(new[] { "3", "1", "2" })));
    }

    [Fact]
    public async Task What_is_missing_is_named_asynchronously()
    {
        Hear("1", 2);
        Assert.Equal("not found [2] found unexpected [2]", await MessageAsync(async () => await ExpectMsgAllOfAsync(new[] { "1", "2" }).ToListAsync()));
    }

    [Fact]
    public void A_value_wanted_twice_must_come_twice()
    {
        Hear("1", "2");
        Assert.Equal("not found [1] found unexpected [2]", Message(() => ExpectMsgAllOf(new[] { "1", "1" })));
    }

    [Fact]
    public void Too_few_fail_when_the_time_is_over()
    {
        Hear("1");
        var message = Message(() => ExpectMsgAllOf(Soon, new[] { "1", "2" }));
        Assert.StartsWith("Timeout (00:00:00.0500000) while expecting 2 messages. Only got 1 after", message);
    }

    [Fact]
    public void One_of_several_is_enough()
    {
        Hear("b");
        Assert.Equal("b", ExpectMsgAnyOf(new[] { "a", "b" }));
    }

    [Fact]
    public async Task None_of_several_fails()
    {
        Hear("c");
        Assert.Equal("ExpectMsgAnyOf found unexpected c", await MessageAsync(async () => await ExpectMsgAnyOfAsync(new[] { "a", "b" })));
    }

    [Fact]
    public void Nothing_at_all_fails_and_names_what_was_wanted() =>
        Within(TimeSpan.FromSeconds(20), () =>
        {
            using var soon = new CancellationTokenSource(Soon);
            Assert.ThrowsAny<OperationCanceledException>(() => ExpectMsgAnyOf(new[] { "a", "b" }, soon.Token));
        });

    [Fact]
    public void Predicates_of_several_types_are_matched_in_whatever_order()
    {
        Hear(1, "2", 3);
        var messages = ExpectMsgAllOfMatchingPredicates(
            PredicateInfo.Create<string>(text => text == "2"),
            PredicateInfo.Create<int>(number => number == 3),
            new Predicate<int>(number => number == 1).CreatePredicateInfo());
        Assert.Equal([1, "2", 3], messages);
    }

    [Fact]
    public async Task A_predicate_that_nothing_matches_is_named_by_its_type()
    {
        Hear(1, 4);
        var message = await MessageAsync(async () => await ExpectMsgAllOfMatchingPredicatesAsync(
            [PredicateInfo.Create<int>(number => number == 1), PredicateInfo.Create<string>(_ => true)]).ToListAsync());
        Assert.Equal("not found [Akka.TestKit.PredicateInfo<System.String>] found unexpected [4]", message);
    }

    [Fact]
    public void A_function_of_one_message_makes_a_predicate()
    {
        Delegate isTwo = (int number) => number == 2;
        Hear(2);
        ExpectMsgAllOfMatchingPredicates(isTwo.CreatePredicateInfo<int>());
    }

    [Fact]
    public void A_function_that_says_neither_yes_nor_no_makes_none()
    {
        Delegate twice = (int number) => number * 2;
        Assert.Throws<ArgumentException>(() => twice.CreatePredicateInfo<int>());
    }
}
