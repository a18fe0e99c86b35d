using Akka.Actor;
using Xunit;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.TestKit;

public sealed class ExpectMsgFromSpecs : Akka.TestKit.Xunit2.TestKit
{
    private readonly IActorRef _sender;

    public ExpectMsgFromSpecs() => _sender = CreateTestProbe("sender").Ref;

    [Fact]
    public void The_right_sender_is_accepted()
    {
        TestActor.Tell("hello", _sender);
        Assert.Equal("hello", ExpectMsgFrom<string>(_sender));
    }

    [Fact]
    public async Task The_right_sender_is_accepted_asynchronously()
    {
        TestActor.Tell("hello", _sender);
        await ExpectMsgFromAsync(_sender, "hello");
    }

    [Fact]
    public void The_wrong_sender_fails_and_both_are_named()
    {
        TestActor.Tell("hello", TestActor);
        var message = Message(() => ExpectMsgFrom<string>(_sender));
        Assert.Contains("Sender does not match. Got a message from sender " + TestActor, message);
        Assert.Contains("But expected " + _sender, message);
    }

    [Fact]
    public void The_right_sender_with_the_wrong_message_fails()
    {
        TestActor.Tell("hello", _sender);
        Assert.Contains("bye", Message(() => ExpectMsgFrom(_sender, "bye")));
    }

    [Fact]
    public void A_predicate_may_judge_the_message()
    {
        TestActor.Tell(5, _sender);
        Assert.Contains("did not match", Message(() => ExpectMsgFrom<int>(_sender, n => n > 5)));
    }

    [Fact]
    public void Predicates_may_judge_sender_and_message()
    {
        TestActor.Tell(5, _sender);
        ExpectMsgFrom<int>(sender => sender.Path.Name == "sender", n => n == 5);
    }

    [Fact]
    public void A_sender_that_the_predicate_rejects_fails()
    {
        TestActor.Tell(5, TestActor);
        Assert.Contains("Sender does not match", Message(() => ExpectMsgFrom<int>((IActorRef sender) => sender.Path.Name == "sender", n => n == 5)));
    }

    [Fact]
    public void The_tests_own_assertions_see_sender_and_message()
    {
        TestActor.Tell(5, _sender);
        ExpectMsgFrom<int>((IActorRef sender) => { Assert.Equal(_sender, sender); }, n => { Assert.Equal(5, n); });
    }

    [Fact]
    public void A_probe_stands_for_its_reference()
    {
        var probe = CreateTestProbe();
        TestActor.Tell(5, probe.Ref);
        ExpectMsgFrom<int>(probe);
    }
}
