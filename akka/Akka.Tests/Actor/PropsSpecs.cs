using Akka.Actor;
using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Actor;

public sealed class PropsSpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"))
{
    private sealed class Holder : ReceiveActor
    {
        public Holder(object? value, int number = 7) => ReceiveAny(_ => Sender.Tell((value, number)));
    }

    private static int _calls;

    private static object Next() => Interlocked.Increment(ref _calls);

    private void Answers(Props props, object? value, int number)
    {
        Sys.ActorOf(props).Tell("?");
        Assert.Equal((value, number), ExpectMsg<(object?, int)>());
    }

    [Fact]
    public void Props_are_made_of_an_expression_with_constants_variables_and_calculations()
    {
        var captured = "captured";
        Answers(Props.Create(() => new Holder("constant", 1)), "constant", 1);
        Answers(Props.Create(() => new Holder(captured, 2)), "captured", 2);
        Answers(Props.Create(() => new Holder(captured + "!", captured.Length + 1)), "captured!", 9);
        Answers(Props.Create(() => new Holder(null, int.MaxValue)), null, int.MaxValue);
    }

    [Fact]
    public void The_arguments_of_an_expression_are_evaluated_once()
    {
        var props = Props.Create(() => new Holder(Next(), 0));
        var value = props.Arguments[0];
        Answers(props, value, 0);
        Answers(props, value, 0);
    }

    [Fact]
    public void Props_are_made_of_a_type_and_its_arguments()
    {
        Answers(Props.Create<Holder>("typed", 3), "typed", 3);
        Answers(Props.Create(typeof(Holder), "typed", 4), "typed", 4);
        Answers(new Props(typeof(Holder), ["typed", 5]), "typed", 5);
    }

    [Fact]
    public void Only_a_new_can_be_made_props_of()
    {
        var ready = default(Echo);
        var cause = Assert.ThrowsAny<Exception>(() => Props.Create(() => ready!));
        Assert.True(cause is ArgumentException or InvalidCastException);
    }

    [Fact]
    public void A_type_must_be_given_and_be_an_actor()
    {
        Assert.Throws<ArgumentNullException>("type", () => new Props(null!));
        Assert.Throws<ArgumentNullException>("type", () => Props.Create(null!));
        Assert.Throws<ArgumentException>(() => Props.Create(typeof(string)));
    }

    [Fact]
    public void A_producer_makes_and_takes_back_its_actors()
    {
        var producer = new Producer();
        var actor = Sys.ActorOf(Props.CreateBy(producer));
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        AwaitCondition(() => producer.Released == 1, TimeSpan.FromSeconds(3));
    }

    private sealed class Producer : IIndirectActorProducer
    {
        public int Released;

        public Type ActorType => typeof(Echo);

        public ActorBase Produce() => new Echo();

        public void Release(ActorBase actor) => Interlocked.Increment(ref Released);
    }

    [Fact]
    public void Props_are_changed_by_copying()
    {
        var props = Props.Create<Echo>();
        var changed = props.WithDispatcher("d").WithMailbox("m").WithStashCapacity(3);
        Assert.Equal("akka.actor.default-dispatcher", props.Dispatcher);
        Assert.Empty(props.Mailbox);
        Assert.Equal("d", changed.Dispatcher);
        Assert.Equal("m", changed.Mailbox);
        Assert.Equal(3, changed.Deploy.StashCapacity);
        Assert.NotEqual(props, changed);
        Assert.Equal(props, Props.Create<Echo>());
    }

    [Fact]
    public void A_deployment_fills_its_gaps_from_another()
    {
        var deploy = Deploy.None.WithDispatcher("d").WithFallback(Deploy.Local.WithDispatcher("x").WithMailbox("m"));
        Assert.Equal("d", deploy.Dispatcher);
        Assert.Equal("m", deploy.Mailbox);
        Assert.Equal(Deploy.Local.Scope, deploy.Scope);
        Assert.Equal(Deploy.NoStashSize, deploy.StashCapacity);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("$hello", "not start with `$`")]
    [InlineData("a%", "Illegal actor name")]
    [InlineData("ü", "only contain ASCII letters")]
    public void A_name_that_is_none_is_refused(string name, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf<Echo>(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_that_is_taken_is_refused()
    {
        Sys.ActorOf<Echo>("taken");
        Assert.Equal("Actor name \"taken\" is not unique!", Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf<Echo>("taken")).Message);
    }

    [Fact]
    public void Actors_without_a_name_get_one()
    {
        var names = Enumerable.Range(0, 200).Select(_ => Sys.ActorOf<Echo>().Path.Name).ToArray();
        Assert.All(names, name => Assert.StartsWith("$", name, StringComparison.Ordinal));
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public void Props_of_a_stopped_actor_are_let_go()
    {
        var actor = Sys.ActorOf(Props.Create<Echo>());
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        AwaitCondition(() => ((ActorRefWithCell)actor).Underlying.Props is TerminatedProps, TimeSpan.FromSeconds(3));
    }
}
