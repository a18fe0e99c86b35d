using Akka.Actor;
using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Actor;

public sealed class AsyncReceiveSpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"))
{
    // A question is held until its gate is opened; everything else is passed on at once.
    private sealed class Waiter : ReceiveActor
    {
        public Waiter(IActorRef listener)
        {
            ReceiveAsync<Task>(async gate =>
            {
                var (self, sender) = (Self, Sender);
                listener.Tell("begun");
                await gate;
                listener.Tell(Equals(self, Self) && Equals(sender, Sender) ? "ended" : "lost");
            });
            ReceiveAsync<TimeSpan>(_ => Task.FromException(new InvalidOperationException("at once")));
            ReceiveAny(listener.Forward);
            _listener = listener;
        }

        private readonly IActorRef _listener;

        protected override void PreRestart(Exception reason, object message) => _listener.Tell($"{reason.Message}: {message is Task or TimeSpan}");
    }

    private IActorRef Start() => Sys.ActorOf(Props.Create(() => new Waiter(TestActor)));

    [Fact]
    public void Other_messages_wait_until_the_handler_has_ended()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiter = Start();
        waiter.Tell(gate.Task);
        waiter.Tell("waits");
        ExpectMsg("begun");
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        gate.SetResult();
        ExpectMsg("ended");
        ExpectMsg("waits");
    }

    [Fact]
    public void A_handler_goes_on_in_its_actors_turn_with_its_sender()
    {
        var waiter = Start();
        waiter.Tell(Task.Run(static async () => await Task.Yield()), CreateTestProbe().Ref);
        ExpectMsg("begun");
        ExpectMsg("ended");
    }

    [Fact]
    public void A_handler_that_fails_later_fails_its_actor_with_the_message_at_hand()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiter = Start();
        waiter.Tell(gate.Task);
        waiter.Tell("next");
        ExpectMsg("begun");
        gate.SetException(new InvalidOperationException("later"));
        ExpectMsg("later: True");
        ExpectMsg("next");
    }

    [Fact]
    public void A_handler_that_fails_at_once_fails_its_actor_too()
    {
        Start().Tell(TimeSpan.Zero);
        ExpectMsg("at once: True");
    }

    [Fact]
    public void A_poison_pill_waits_as_other_messages_do_but_a_stop_does_not()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiter = Start();
        Watch(waiter);
        waiter.Tell(gate.Task);
        waiter.Tell(PoisonPill.Instance);
        ExpectMsg("begun");
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        gate.SetResult();
        ExpectMsg("ended");
        ExpectTerminated(waiter);
        var stopped = Start();
        Watch(stopped);
        stopped.Tell(new TaskCompletionSource().Task);
        ExpectMsg("begun");
        Sys.Stop(stopped);
        ExpectTerminated(stopped);
    }

    [Fact]
    public void What_an_actor_pipes_elsewhere_while_it_awaits_is_not_held_up()
    {
        var piper = Sys.ActorOf(Props.Create(() => new Piper(TestActor)));
        var gate = new TaskCompletionSource();
        piper.Tell(gate.Task);
        ExpectMsg("piped");
        gate.SetResult();
        ExpectMsg("ended");
    }

    private sealed class Piper : ReceiveActor
    {
        public Piper(IActorRef listener) => ReceiveAsync<Task>(async gate =>
        {
            _ = Task.Run(() => "piped").PipeTo(listener);
            await gate;
            listener.Tell("ended");
        });
    }

    [Fact]
    public void Outside_of_a_turn_there_is_no_context()
    {
        var outside = Sys.ActorOf(Props.Create(() => new Outsider(TestActor)));
        outside.Tell("go");
        ExpectMsg(typeof(NotSupportedException));
    }

    private sealed class Outsider : ReceiveActor
    {
        public Outsider(IActorRef listener) => Receive<string>(_ => new Thread(() =>
        {
            try
            {
                listener.Tell(Self.Path);
            }
            catch (NotSupportedException cause)
            {
                listener.Tell(cause.GetType());
            }
        }).Start());
    }
}
