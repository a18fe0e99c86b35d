using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Configs;
using Xunit;

namespace Akka.Tests.Timers;

public class ReceiveTimeoutSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public ReceiveTimeoutSpecs()
        : base(TestConfigs.TestSchedulerConfig)
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    private IActorRef Start(TimeSpan? timeout = null) => Sys.ActorOf(Props.Create(() => new Idle(TestActor, timeout)));

    /// <summary>Sends a message and waits until its turn is over: the time begins only then.</summary>
    private void Handle(IActorRef actor, object message)
    {
        Begin(actor, message);
        Begin(actor, new Transparent());
    }

    /// <summary>Sends a message and waits until its handler has been called.</summary>
    private void Begin(IActorRef actor, object message) =>
        Assert.Equal("handled", actor.Ask<string>(message, RemainingOrDefault).Result);

    [Fact]
    public void An_actor_that_gets_no_message_is_told_so()
    {
        Handle(Start(Second), "begin");

        Time.Advance(Second);

        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void The_actor_itself_is_the_sender()
    {
        var actor = Start(Second);
        Handle(actor, "begin");

        Time.Advance(Second);

        ExpectMsg<ReceiveTimeout>();
        Assert.Equal(actor, LastSender);
    }

    [Fact]
    public void It_is_not_told_before()
    {
        var actor = Start(Second);
        Handle(actor, "begin");

        Time.Advance(Second - TimeSpan.FromMilliseconds(1));
        Handle(actor, new Transparent());

        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_message_begins_the_time_anew()
    {
        var actor = Start(Second);
        Handle(actor, "begin");
        for (var i = 0; i < 5; i++)
        {
            Time.Advance(Second * 0.7);
            Handle(actor, "message");
        }

        ExpectNoMsg(TimeSpan.Zero);
        Time.Advance(Second * 0.7);
        Time.Advance(Second * 0.7);
        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void It_is_told_again_after_each_further_time_without_messages()
    {
        var actor = Start(Second);
        Handle(actor, "begin");

        for (var i = 0; i < 3; i++)
        {
            Time.Advance(Second);
            ExpectMsg<ReceiveTimeout>();
            Handle(actor, new Transparent());
        }
    }

    [Fact]
    public void A_message_that_does_not_influence_it_does_not_begin_the_time_anew()
    {
        var actor = Start(Second);
        Handle(actor, "begin");

        Time.Advance(Second * 0.7);
        Handle(actor, new Transparent());
        Time.Advance(Second * 0.7);

        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void Nor_does_it_where_its_handler_awaits()
    {
        var actor = Start(Second);
        Handle(actor, "begin");
        var gate = new TaskCompletionSource();

        Time.Advance(Second * 0.7);
        Begin(actor, new TransparentWait(gate.Task));
        gate.SetResult();
        Handle(actor, new Transparent());
        Time.Advance(Second * 0.7);

        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void Identify_does_not_begin_the_time_anew()
    {
        var actor = Start(Second);
        Handle(actor, "begin");

        Time.Advance(Second * 0.7);
        actor.Ask<ActorIdentity>(new Identify(1), RemainingOrDefault).Wait();
        Time.Advance(Second * 0.7);

        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void It_can_be_turned_off()
    {
        var actor = Start(Second);
        Handle(actor, new Set(null));

        Time.Advance(Second * 10);
        Handle(actor, "still there");

        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void It_can_be_turned_on_by_a_message()
    {
        var actor = Start();
        Handle(actor, new Set(Second));

        Time.Advance(Second);

        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void It_can_be_turned_on_by_a_message_that_does_not_influence_it()
    {
        var actor = Start();
        Handle(actor, new TransparentSet(Second));

        Time.Advance(Second);

        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void It_can_be_turned_off_by_a_message_that_does_not_influence_it()
    {
        var actor = Start(Second);
        Handle(actor, new TransparentSet(null));

        Time.Advance(Second * 10);
        Handle(actor, "still there");

        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Another_time_replaces_the_one_before()
    {
        var actor = Start(Second);
        Handle(actor, new Set(Second * 3));

        Time.Advance(Second * 2);
        Handle(actor, new Transparent());
        ExpectNoMsg(TimeSpan.Zero);
        Time.Advance(Second);

        ExpectMsg<ReceiveTimeout>();
    }

    [Fact]
    public void The_context_knows_the_time()
    {
        var actor = Start(Second);

        Assert.Equal(Second, actor.Ask<TimeSpan?>("time", RemainingOrDefault).Result);
    }

    [Fact]
    public void Without_one_the_context_knows_none()
    {
        var known = new TaskCompletionSource<TimeSpan?>();
        Start().Tell(new Look(known));

        Assert.Null(known.Task.Result);
    }

    [Fact]
    public void The_time_that_a_message_takes_to_be_handled_does_not_count()
    {
        var actor = Start(Second);
        Handle(actor, "begin");

        // The clock moves in the actor's own turn.
        Handle(actor, (Action)(() => Time.Advance(Second * 5)));
        Handle(actor, new Transparent());

        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_stopped_actor_is_told_nothing()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.DeadLetter));
        var actor = Start(Second);
        Handle(actor, "begin");
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);

        Time.Advance(Second * 3);

        ExpectNoMsg(TimeSpan.Zero);
    }

    private sealed record Transparent : INotInfluenceReceiveTimeout;

    private sealed record Set(TimeSpan? Timeout);

    private sealed record TransparentSet(TimeSpan? Timeout) : INotInfluenceReceiveTimeout;

    private sealed record TransparentWait(Task For) : INotInfluenceReceiveTimeout;

    private sealed record Look(TaskCompletionSource<TimeSpan?> At);

    private sealed class Idle : ReceiveActor
    {
        public Idle(IActorRef listener, TimeSpan? timeout)
        {
            Context.SetReceiveTimeout(timeout);
            Receive<ReceiveTimeout>(listener.Tell);
            Receive<Look>(look => look.At.SetResult(Context.ReceiveTimeout));
            Receive<string>(text => text == "time", _ => Sender.Tell(Context.ReceiveTimeout!));
            Receive<Set>(set => SetReceiveTimeout(set.Timeout));
            Receive<TransparentSet>(set => SetReceiveTimeout(set.Timeout));
            Receive<Action>(action => action());
            ReceiveAsync<TransparentWait>(wait => wait.For);
            ReceiveAny(_ => { });
        }

        protected internal override bool AroundReceive(Receive receive, object message)
        {
            var handled = base.AroundReceive(receive, message);
            if (message is not ReceiveTimeout and not Look and not "time")
            {
                Sender.Tell("handled");
            }

            return handled;
        }
    }
}
