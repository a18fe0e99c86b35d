using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Xunit;

namespace Akka.Tests.Futures;

public partial class AskSpecs
{
    [Fact]
    public async Task No_answer_in_time_is_an_exception_that_says_how_long_was_waited()
    {
        var late = await Assert.ThrowsAsync<AskTimeoutException>(() => _silent.Ask<string>("anybody?", Short).WaitAsync(Long));

        Assert.Equal("Timeout after 0.05 seconds", late.Message);
    }

    [Fact]
    public async Task Without_a_time_out_it_waits_until_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var asked = _silent.Ask<string>("anybody?", cancellation.Token);

        Assert.NotSame(asked, await Task.WhenAny(asked, Task.Delay(Short * 2)));
        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => asked);
        Assert.True(asked.IsCanceled);
    }

    [Fact]
    public async Task Cancellation_ends_the_waiting_before_the_time_out()
    {
        using var cancellation = new CancellationTokenSource();
        var asked = _silent.Ask("anybody?", Long, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => asked);
    }

    [Fact]
    public async Task The_time_out_ends_the_waiting_before_cancellation()
    {
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAsync<AskTimeoutException>(() => _silent.Ask("anybody?", Short, cancellation.Token).WaitAsync(Long));
    }

    [Fact]
    public async Task A_token_that_has_fired_already_cancels_at_once() =>
        await Assert.ThrowsAsync<TaskCanceledException>(() => _silent.Ask("anybody?", Long, new CancellationToken(canceled: true)));

    [Fact]
    public async Task An_answer_that_comes_too_late_goes_to_the_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var probe = CreateTestProbe();
        await Assert.ThrowsAsync<AskTimeoutException>(() => probe.Ref.Ask("anybody?", Short).WaitAsync(Long));

        probe.ExpectMsg("anybody?");
        probe.Reply("here");

        Assert.Equal("here", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public async Task An_answer_to_a_cancelled_question_does_not_go_to_the_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var probe = CreateTestProbe();
        using var cancellation = new CancellationTokenSource();
        var asked = probe.Ref.Ask("anybody?", Timeout.InfiniteTimeSpan, cancellation.Token);
        probe.ExpectMsg("anybody?");
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => asked);

        probe.Reply("here");
        Sys.DeadLetters.Tell("after");

        Assert.Equal("after", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public async Task The_configured_time_out_holds_where_none_is_given()
    {
        using var system = ActorSystem.Create("ask-timeout", "akka.actor.ask-timeout = 50ms");
        var silent = system.ActorOf(Akka.TestKit.TestActors.BlackHoleActor.Props);

        var late = await Assert.ThrowsAsync<AskTimeoutException>(() => silent.Ask<string>("anybody?").WaitAsync(Long));

        Assert.Equal("Timeout after 0.05 seconds", late.Message);
        await system.Terminate();
    }
}
