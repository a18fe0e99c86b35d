using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Xunit;

namespace Akka.Tests.Futures;

public partial class AskSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private readonly IActorRef _echo;
    private readonly IActorRef _silent;

    public AskSpecs()
    {
        _echo = Sys.ActorOf(Props.Create(() => new Echo()));
        _silent = CreateTestProbe().Ref;
    }

    [Fact]
    public async Task The_answer_completes_the_task() => Assert.Equal("hello", await _echo.Ask("hello"));

    [Fact]
    public async Task The_answer_has_the_type_asked_for()
    {
        Assert.Equal(42, await _echo.Ask<int>(42));
        Assert.Equal(42, await _echo.Ask<int>(42, Long));
        Assert.Equal(42, await _echo.Ask<int>(42, CancellationToken.None));
        Assert.Equal(42, await _echo.Ask<int>(42, Long, CancellationToken.None));
    }

    [Fact]
    public async Task Any_answer_will_do_where_no_type_is_given()
    {
        Assert.Equal(42, await _echo.Ask(42, Long));
        Assert.Equal("text", await _echo.Ask("text", CancellationToken.None));
        Assert.Equal('c', await _echo.Ask('c', Long, CancellationToken.None));
    }

    [Fact]
    public async Task The_question_can_be_made_of_the_reference_to_answer_to()
    {
        var answer = await _echo.Ask<string>(asker => new Answer(asker, "to you"), Long, CancellationToken.None);

        Assert.Equal("to you", answer);
    }

    [Fact]
    public async Task An_answer_of_a_derived_type_is_accepted() =>
        Assert.IsType<ArgumentNullException>(await _echo.Ask<ArgumentException>(new ArgumentNullException("x"), Long));

    [Fact]
    public async Task An_answer_of_another_type_fails_the_task_and_goes_to_the_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        await Assert.ThrowsAsync<ArgumentException>(() => _echo.Ask<int>("text", Long));

        Assert.Equal("text", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public async Task Null_is_an_answer()
    {
        Assert.Null(await _echo.Ask<string>(new AnswerNull(), Long));
        Assert.Null(await _echo.Ask(new AnswerNull(), Long));
        Assert.Equal(0, await _echo.Ask<int>(new AnswerNull(), Long));
    }

    [Fact]
    public async Task A_failure_throws_its_cause()
    {
        var cause = new InvalidOperationException("no");

        Assert.Same(cause, await Assert.ThrowsAsync<InvalidOperationException>(() => _echo.Ask<string>(new Status.Failure(cause), Long)));
    }

    [Fact]
    public async Task A_failure_without_a_cause_cancels() =>
        await Assert.ThrowsAsync<TaskCanceledException>(() => _echo.Ask<string>(new Status.Failure(null!), Long));

    [Fact]
    public async Task A_failure_is_the_answer_where_a_status_is_asked_for() =>
        Assert.IsType<Status.Failure>(await _echo.Ask<Status>(new Status.Failure(new InvalidOperationException("no")), Long));

    [Fact]
    public async Task A_success_is_an_answer_like_any_other() =>
        Assert.Equal(7, (await _echo.Ask<Status.Success>(new Status.Success(7), Long)).Status);

    [Fact]
    public async Task A_second_answer_goes_to_the_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        Assert.Equal("first", await _echo.Ask<string>(new AnswerAll("first", "second", "third"), Long));

        Assert.Equal("second", ExpectMsg<DeadLetter>().Message);
        Assert.Equal("third", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void The_asker_has_a_path_below_temp()
    {
        var probe = CreateTestProbe();
        _ = probe.Ref.Ask("who asks?", Long);
        probe.ExpectMsg("who asks?");

        Assert.StartsWith($"akka://{Sys.Name}/temp/", probe.LastSender.Path.ToString(), StringComparison.Ordinal);
        probe.Reply("done");
    }

    [Fact]
    public async Task Two_askers_have_two_paths()
    {
        var probe = CreateTestProbe();
        var first = probe.Ref.Ask<int>(1, Long);
        probe.ExpectMsg(1);
        var one = probe.LastSender;
        var second = probe.Ref.Ask<int>(2, Long);
        probe.ExpectMsg(2);

        Assert.NotEqual(one.Path, probe.LastSender.Path);
        Assert.NotEqual(one, probe.LastSender);
        one.Tell(1);
        probe.Reply(2);
        Assert.Equal(1, await first);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task An_answered_asker_is_no_longer_found()
    {
        var probe = CreateTestProbe();
        var asked = probe.Ref.Ask<string>("who asks?", Long);
        probe.ExpectMsg("who asks?");
        var path = probe.LastSender.Path;
        probe.Reply("done");
        await asked;

        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection(path).ResolveOne(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_selection_can_be_asked() =>
        Assert.Equal("hello", await Sys.ActorSelection(_echo.Path).Ask<string>("hello", Long));

    [Fact]
    public async Task An_actor_can_ask_and_await_in_its_handler()
    {
        var asking = Sys.ActorOf(Props.Create(() => new Asking(_echo)));

        Assert.Equal("echoed hello", await asking.Ask<string>("hello", Long));
    }

    [Fact]
    public async Task An_actor_that_blocks_on_its_question_still_gets_the_answer()
    {
        var asking = Sys.ActorOf(Props.Create(() => new Blocking(_echo)));

        Assert.Equal("echoed hello", await asking.Ask<string>("hello", Long));
    }

    [Fact]
    public async Task Continuations_do_not_run_in_the_turn_of_the_one_who_answers()
    {
        await _echo.Ask<string>("hello", Long).ConfigureAwait(false);

        Assert.NotEqual(_echo, ActorCell.GetCurrentSelfOrNoSender());
    }

    [Fact]
    public async Task A_null_question_is_refused()
    {
        await _echo.Ask("has begun", Long);
        await Assert.ThrowsAsync<ArgumentNullException>(() => _echo.Ask((object)null!, Long));
    }

    [Fact]
    public async Task What_the_factory_throws_fails_the_task() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _echo.Ask<string>(_ => throw new InvalidOperationException("no question"), Long, CancellationToken.None));

    [Fact]
    public async Task A_dead_actor_does_not_answer()
    {
        Watch(_echo);
        Sys.Stop(_echo);
        ExpectTerminated(_echo);

        await Assert.ThrowsAsync<AskTimeoutException>(() => _echo.Ask("hello", Short).WaitAsync(Long));
    }

    [Fact]
    public async Task Many_questions_at_once_each_get_their_own_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => _echo.Ask<int>(i, Long)));

        Assert.Equal(Enumerable.Range(0, 2000), answers);
    }

    [Fact]
    public async Task Who_watches_the_asker_hears_of_its_end()
    {
        var probe = CreateTestProbe();
        var asked = probe.Ref.Ask<string>("question", Long);
        await probe.ExpectMsgAsync("question");
        var asker = probe.LastSender;
        await WatchAsync(asker);
        await ExpectNoMsgAsync(Short);

        probe.Reply("answer");

        Assert.Equal("answer", await asked);
        await ExpectTerminatedAsync(asker);
    }

    [Fact]
    public async Task Who_watches_an_asker_that_has_its_answer_hears_of_its_end_at_once()
    {
        var probe = CreateTestProbe();
        var asked = probe.Ref.Ask<string>("question", Long);
        await probe.ExpectMsgAsync("question");
        probe.Reply("answer");
        await asked;

        Watch(probe.LastSender);

        await ExpectTerminatedAsync(probe.LastSender);
    }

    [Fact]
    public async Task Who_no_longer_watches_the_asker_hears_nothing()
    {
        var probe = CreateTestProbe();
        var asked = probe.Ref.Ask<string>("question", Long);
        await probe.ExpectMsgAsync("question");
        await WatchAsync(probe.LastSender);
        await UnwatchAsync(probe.LastSender);
        probe.Reply("answer");
        await asked;
        await ExpectNoMsgAsync(Short);
    }

    private sealed record Answer(IActorRef To, string Text);

    private sealed record AnswerNull;

    private sealed record AnswerAll(params object[] Answers);

    private sealed class Echo : ReceiveActor
    {
        public Echo()
        {
            Receive<Answer>(answer => answer.To.Tell(answer.Text));
            Receive<AnswerNull>(_ => Sender.Tell(null!));
            Receive<AnswerAll>(all => Array.ForEach(all.Answers, Sender.Tell));
            ReceiveAny(message => Sender.Tell(message));
        }
    }

    private sealed class Asking : ReceiveActor
    {
        public Asking(IActorRef echo) => ReceiveAsync<string>(async text =>
        {
            var answer = await echo.Ask<string>(text, Long);
            Sender.Tell("echoed " + answer);
        });
    }

    private sealed class Blocking : ReceiveActor
    {
        public Blocking(IActorRef echo) => Receive<string>(text => Sender.Tell("echoed " + echo.Ask<string>(text, Long).Result));
    }
}
