using Akka.Actor;
using Xunit;

namespace Akka.Tests.Futures;

public class PipeToSpecs : Akka.TestKit.Xunit2.TestKit
{
    private readonly TaskCompletionSource<string> _source = new();

    private Task<string> WithResult => _source.Task;

    private Task WithoutResult => _source.Task;

    [Fact]
    public void A_result_is_sent_as_a_message()
    {
        _ = WithResult.PipeTo(TestActor);

        _source.SetResult("hello");

        ExpectMsg("hello");
    }

    [Fact]
    public void A_result_that_is_there_already_is_sent()
    {
        _ = Task.FromResult("hello").PipeTo(TestActor);

        ExpectMsg("hello");
    }

    [Fact]
    public async Task A_task_without_a_result_sends_nothing()
    {
        var piped = WithoutResult.PipeTo(TestActor);

        _source.SetResult("hello");
        await piped;

        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_result_is_sent_as_success_makes_it()
    {
        _ = WithResult.PipeTo(TestActor, success: text => "made of " + text);

        _source.SetResult("hello");

        ExpectMsg("made of hello");
    }

    [Fact]
    public void A_task_without_a_result_sends_what_success_makes()
    {
        _ = WithoutResult.PipeTo(TestActor, success: () => "done");

        _source.SetResult("hello");

        ExpectMsg("done");
    }

    [Fact]
    public void A_failure_is_sent_with_its_very_exception()
    {
        var cause = new InvalidOperationException("boom");
        _ = WithResult.PipeTo(TestActor);
        _ = WithoutResult.PipeTo(TestActor);

        _source.SetException(cause);

        Assert.Same(cause, ExpectMsg<Status.Failure>().Cause);
        Assert.Same(cause, ExpectMsg<Status.Failure>().Cause);
    }

    [Fact]
    public void A_failure_is_sent_as_failure_makes_it()
    {
        _ = WithResult.PipeTo(TestActor, failure: cause => "such a " + cause.Message);
        _ = WithoutResult.PipeTo(TestActor, failure: cause => "such a " + cause.Message);

        _source.SetException(new InvalidOperationException("boom"));

        ExpectMsg("such a boom");
        ExpectMsg("such a boom");
    }

    [Fact]
    public void A_cancellation_is_a_failure()
    {
        _ = WithResult.PipeTo(TestActor);

        _source.SetCanceled();

        Assert.IsType<TaskCanceledException>(ExpectMsg<Status.Failure>().Cause);
    }

    [Fact]
    public void The_message_comes_from_the_sender_that_was_given()
    {
        var sender = CreateTestProbe().Ref;
        _ = WithResult.PipeTo(TestActor, sender);

        _source.SetResult("signed");

        ExpectMsg("signed");
        Assert.Equal(sender, LastSender);
    }

    [Fact]
    public void A_failure_comes_from_the_sender_that_was_given()
    {
        var sender = CreateTestProbe().Ref;
        _ = WithResult.PipeTo(TestActor, sender);

        _source.SetException(new InvalidOperationException("boom"));

        ExpectMsg<Status.Failure>();
        Assert.Equal(sender, LastSender);
    }

    [Fact]
    public void What_success_throws_is_a_failure()
    {
        _ = WithResult.PipeTo(TestActor, success: _ => throw new InvalidOperationException("no message"));

        _source.SetResult("hello");

        Assert.Equal("no message", ExpectMsg<Status.Failure>().Cause.Message);
    }

    [Fact]
    public async Task The_piping_does_not_fail_where_the_task_does()
    {
        var piped = WithResult.PipeTo(TestActor);

        _source.SetException(new InvalidOperationException("boom"));

        await piped;
        ExpectMsg<Status.Failure>();
    }

    [Fact]
    public void Value_tasks_are_piped_too()
    {
        _ = new ValueTask<string>("value").PipeTo(TestActor);
        ExpectMsg("value");
        _ = new ValueTask<string>(WithResult).PipeTo(TestActor, success: text => text.Length);
        _ = new ValueTask(WithResult).PipeTo(TestActor, success: () => "ended");
        _source.SetResult("hello");
        Assert.Equal(new HashSet<object> { 5, "ended" }, ReceiveN(2).ToHashSet());
    }

    [Fact]
    public void Failed_value_tasks_are_piped_too()
    {
        _ = new ValueTask<string>(WithResult).PipeTo(TestActor, failure: cause => cause.Message);
        _ = new ValueTask(WithResult).PipeTo(TestActor);
        _source.SetException(new InvalidOperationException("boom"));
        var received = ReceiveN(2);
        Assert.Contains("boom", received);
        Assert.Contains(received, message => message is Status.Failure { Cause.Message: "boom" });
    }

    [Fact]
    public void The_context_of_the_caller_can_be_kept()
    {
        _ = WithResult.PipeTo(TestActor, useConfigureAwait: true, sender: TestActor);
        _ = WithoutResult.PipeTo(TestActor, useConfigureAwait: false, sender: TestActor, success: () => "ended");
        _source.SetResult("hello");
        Assert.Equal(new HashSet<object> { "hello", "ended" }, ReceiveN(2).ToHashSet());
    }

    [Fact]
    public void A_result_can_be_piped_to_a_selection()
    {
        _ = WithResult.PipeTo(Sys.ActorSelection(TestActor.Path));

        _source.SetResult("hello");

        ExpectMsg("hello");
    }
}
