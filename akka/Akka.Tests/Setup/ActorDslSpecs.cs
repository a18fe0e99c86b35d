using Akka.Actor;
using Akka.Actor.Dsl;
using Xunit;

namespace Akka.Tests.Setup;

public class ActorDslSpecs : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void An_actor_can_be_described_in_place()
    {
        var actor = Sys.ActorOf(act => act.Receive<string>((text, context) => context.Sender.Tell("echo " + text)));

        actor.Tell("hello");

        ExpectMsg("echo hello");
    }

    [Fact]
    public void It_can_get_its_context()
    {
        var actor = Sys.ActorOf((act, context) => act.ReceiveAny((_, _) => context.Sender.Tell(context.Self.Path.Name)), "named");

        actor.Tell("who?");

        ExpectMsg("named");
    }

    [Fact]
    public void It_can_choose_its_messages()
    {
        var actor = Sys.ActorOf(act =>
        {
            act.Receive<int>(number => number > 10, (_, _) => TestActor.Tell("large"));
            act.Receive<int>((_, _) => TestActor.Tell("negative"), number => number < 0);
            act.ReceiveAny((_, _) => TestActor.Tell("other"));
        });

        actor.Tell(11);
        actor.Tell(-1);
        actor.Tell(5);

        ExpectMsg("large");
        ExpectMsg("negative");
        ExpectMsg("other");
    }

    [Fact]
    public void It_can_become_another_and_go_back()
    {
        var actor = Sys.ActorOf(act => act.Become((message, _) =>
        {
            if (message is "switch")
            {
                act.BecomeStacked((other, _) =>
                {
                    if (other is "switch")
                    {
                        act.UnbecomeStacked();
                    }
                    else
                    {
                        TestActor.Tell("B");
                    }
                });
            }
            else
            {
                TestActor.Tell("A");
            }
        }));

        foreach (var message in new[] { "info", "switch", "info", "switch", "info" })
        {
            actor.Tell(message);
        }

        Assert.Equal(["A", "B", "A"], ReceiveN(3));
    }

    [Fact]
    public void Its_life_can_be_followed()
    {
        var actor = Sys.ActorOf(act =>
        {
            act.OnPreStart = _ => TestActor.Tell("started");
            act.OnPostStop = _ => TestActor.Tell("stopped");
        });
        ExpectMsg("started");

        Sys.Stop(actor);

        ExpectMsg("stopped");
    }

    [Fact]
    public void Its_restart_can_be_followed()
    {
        var actor = Sys.ActorOf(act =>
        {
            act.Receive<string>(text => text == "fail", (_, _) => throw new InvalidOperationException("boom"));
            act.OnPreRestart = (cause, message, _) =>
            {
                TestActor.Tell($"{cause.Message} by {message}");
                act.DefaultPreRestart(cause, message);
            };
            act.OnPostRestart = (cause, _) => TestActor.Tell($"again after {cause.Message}");
        });

        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => actor.Tell("fail"));

        ExpectMsg("boom by fail");
        ExpectMsg("again after boom");
    }

    [Fact]
    public void It_can_have_children_described_in_place_and_a_strategy_for_them()
    {
        var parent = Sys.ActorOf(act =>
        {
            act.Strategy = new OneForOneStrategy(_ => Directive.Stop);
            var child = act.ActorOf(inner =>
            {
                inner.OnPostStop = _ => TestActor.Tell("child stopped");
                inner.ReceiveAny((_, _) => throw new InvalidOperationException("boom"));
            }, "child");
            act.ReceiveAny((message, _) => child.Tell(message));
        });

        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => parent.Tell("fail"));

        ExpectMsg("child stopped");
    }

    [Fact]
    public void It_can_work_asynchronously()
    {
        var actor = Sys.ActorOf(act =>
        {
            act.ReceiveAsync<int>(async (number, context) =>
            {
                await Task.Yield();
                context.Sender.Tell(number + 1);
            });
            act.ReceiveAnyAsync(async (message, context) =>
            {
                await Task.Yield();
                context.Sender.Tell(message);
            });
        });

        actor.Tell(1);
        actor.Tell("text");

        ExpectMsg(2);
        ExpectMsg("text");
    }
}
