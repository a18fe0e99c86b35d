using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Actor;

public sealed class BehaviourSpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"))
{
    private IActorRef Start(Action<Table> configure) => Sys.ActorOf(Props.Create(() => new Table(configure)));

    // Opens the protected methods of a ReceiveActor to its spec.
    private sealed class Table : ReceiveActor
    {
        public Table(Action<Table> configure) => configure(this);

        public IActorRef Answer => Sender;

        public void On<T>(Action<T> handler, Predicate<T>? when = null) => Receive(handler, when);

        public void When<T>(Predicate<T> when, Action<T> handler) => Receive(when, handler);

        public void Try<T>(Func<T, bool> handler) => Receive(handler);

        public void OnType(Type type, Action<object> handler) => Receive(type, handler);

        public void TryType(Type type, Func<object, bool> handler) => Receive(type, handler);

        public void Any(Action<object> handler) => ReceiveAny(handler);

        public void Becomes(Action configure) => Become(configure);

        public void BecomesOver(Action configure) => BecomeStacked(configure);

        public void Back() => UnbecomeStacked();
    }

    [Fact]
    public void The_first_handler_that_fits_takes_the_message()
    {
        var actor = Start(table =>
        {
            table.On<string>(_ => table.Answer.Tell("first"));
            table.On<string>(_ => table.Answer.Tell("second"));
        });
        actor.Tell("hello");
        ExpectMsg("first");
        ExpectNoMsg(TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public void A_handler_of_a_base_type_takes_derived_messages()
    {
        var actor = Start(table => table.On<Exception>(_ => table.Answer.Tell("taken")));
        actor.Tell(new ArgumentNullException("x"));
        ExpectMsg("taken");
    }

    [Fact]
    public void A_predicate_that_says_no_lets_the_search_go_on_in_either_order()
    {
        var actor = Start(table =>
        {
            table.On<int>(_ => table.Answer.Tell("small"), number => number < 10);
            table.When<int>(number => number < 100, _ => table.Answer.Tell("middle"));
            table.Any(_ => table.Answer.Tell("any"));
        });
        actor.Tell(5);
        actor.Tell(50);
        actor.Tell(500);
        ExpectMsg("small");
        ExpectMsg("middle");
        ExpectMsg("any");
    }

    [Fact]
    public void A_handler_that_says_false_lets_the_search_go_on()
    {
        var actor = Start(table =>
        {
            table.Try<int>(_ => false);
            table.On<int>(_ => table.Answer.Tell("taken"));
        });
        actor.Tell(1);
        ExpectMsg("taken");
    }

    [Fact]
    public void A_handler_can_be_added_by_type()
    {
        var actor = Start(table => table.OnType(typeof(long), message => table.Answer.Tell(message)));
        actor.Tell(7L);
        ExpectMsg(7L);
    }

    [Fact]
    public void A_handler_by_type_that_says_false_lets_the_search_go_on_even_if_its_type_is_object()
    {
        var actor = Start(table =>
        {
            table.TryType(typeof(object), _ => false);
            table.On<int>(_ => table.Answer.Tell("taken"));
        });
        actor.Tell(1);
        ExpectMsg("taken");
    }

    [Fact]
    public void Nothing_can_be_added_behind_a_handler_for_everything()
    {
        var caught = CreateTestProbe();
        Start(table =>
        {
            table.Any(_ => { });
            try
            {
                table.On<string>(_ => { });
            }
            catch (InvalidOperationException cause)
            {
                caught.Ref.Tell(cause);
            }
        });
        caught.ExpectMsg<InvalidOperationException>();
    }

    [Fact]
    public void Handlers_cannot_be_added_outside_of_constructor_and_become()
    {
        var actor = Start(table => table.On<string>(_ =>
        {
            var cause = Assert.Throws<InvalidOperationException>(() => table.On<int>(_ => { }));
            table.Answer.Tell(cause.GetType());
        }));
        actor.Tell("now");
        ExpectMsg(typeof(InvalidOperationException));
    }

    [Fact]
    public void Become_replaces_the_handlers()
    {
        var actor = Start(table => table.On<string>(_ => table.Becomes(() => table.Any(_ => table.Answer.Tell("changed")))));
        actor.Tell("change");
        actor.Tell("what now?");
        ExpectMsg("changed");
    }

    [Fact]
    public void Stacked_behaviours_come_back_one_by_one_and_the_first_one_stays()
    {
        var actor = Start(table =>
        {
            Level(0);
            void Level(int level)
            {
                table.On<string>(_ => table.BecomesOver(() => Level(level + 1)), word => word == "up");
                table.On<string>(_ => table.Back(), word => word == "down");
                table.Any(_ => table.Answer.Tell(level));
            }
        });
        foreach (var word in new[] { "up", "up", "?", "down", "?", "down", "?", "down", "down", "?" }) actor.Tell(word);
        ExpectMsg(2);
        ExpectMsg(1);
        ExpectMsg(0);
        ExpectMsg(0);
    }

    [Fact]
    public void Behaviours_that_replaced_each_other_lie_on_the_first_one()
    {
        var actor = Start(table =>
        {
            Level(0);
            void Level(int level)
            {
                table.On<string>(_ => table.Becomes(() => Level(level + 1)), word => word == "change");
                table.On<string>(_ => table.Back(), word => word == "back");
                table.Any(_ => table.Answer.Tell(level));
            }
        });
        foreach (var word in new[] { "change", "change", "?", "back", "?", "back", "?" }) actor.Tell(word);
        ExpectMsg(2);
        ExpectMsg(0);
        ExpectMsg(0);
    }

    [Fact]
    public void A_restart_forgets_what_the_actor_became()
    {
        var actor = Start(table =>
        {
            table.On<string>(_ => table.Becomes(() => table.Any(_ => throw new InvalidOperationException("oops"))), word => word == "change");
            table.Any(_ => table.Answer.Tell("initial"));
        });
        actor.Tell("change");
        actor.Tell("fail");
        actor.Tell("?");
        ExpectMsg("initial");
    }

    [Fact]
    public void What_no_behaviour_handles_is_an_unhandled_message()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));
        var actor = Start(table => table.On<string>(_ => { }));
        actor.Tell(42);
        var unhandled = ExpectMsg<UnhandledMessage>();
        Assert.Equal(42, unhandled.Message);
        Assert.Equal(actor, unhandled.Recipient);
        Assert.Equal(TestActor, unhandled.Sender);
    }

    [Fact]
    public void Around_receive_sees_every_message_first()
    {
        var actor = Sys.ActorOf(Props.Create<Around>());
        actor.Tell("hidden");
        actor.Tell("seen");
        ExpectMsg("seen");
    }

    private sealed class Around : ReceiveActor
    {
        public Around() => ReceiveAny(message => Sender.Tell(message));

        protected internal override bool AroundReceive(Receive receive, object message) => message is "hidden" || base.AroundReceive(receive, message);
    }
}
