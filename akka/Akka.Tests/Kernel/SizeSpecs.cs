using Akka.Actor;
using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Kernel;

/// <summary>What others allocate at the same time must not be weighed too.</summary>
[CollectionDefinition(nameof(SizeSpecs), DisableParallelization = true)]
public sealed class NothingBesides;

[Collection(nameof(SizeSpecs))]
public sealed class SizeSpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"))
{
    private sealed class Idle : ReceiveActor
    {
        public Idle() => Receive<string>(Answer);

        private void Answer(string message) => Sender.Tell(message);
    }

    [Fact]
    public void An_idle_actor_costs_at_most_five_hundred_bytes_in_all()
    {
        const int Actors = 20_000;
        var props = Props.Create<Idle>();
        var parent = Sys.ActorOf(Props.Create(() => new Akka.Tests.Actor.Boss(SupervisorStrategy.DefaultStrategy)));
        parent.Tell(props);
        ExpectMsg<IActorRef>();
        var kept = new IActorRef[Actors];

        // What the test itself needs to hear from everybody is there before it weighs.
        for (var i = 0; i < Actors; i++) TestActor.Tell("warm-up");
        ReceiveN(Actors, TimeSpan.FromSeconds(60));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Actors; i++) kept[i] = Sys.ActorOf(props);
        foreach (var actor in kept) actor.Tell("started?");
        ReceiveN(Actors, TimeSpan.FromSeconds(60));
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Actors;
        GC.KeepAlive(kept);
        Assert.InRange(each, 100, 500);
    }

    [Fact]
    public void Telling_a_busy_actor_allocates_room_for_the_envelope_and_nothing_else()
    {
        const int Messages = 20_000;
        var held = new ManualResetEventSlim();
        var actor = Sys.ActorOf(Props.Create(() => new Holder(held)));
        actor.Tell("hold");
        var message = new object();
        actor.Tell(message, ActorRefs.NoSender);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Messages; i++) actor.Tell(message, ActorRefs.NoSender);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Messages;
        held.Set();
        Assert.InRange(each, 0, 20);
    }

    [Fact]
    public void Telling_an_idle_actor_allocates_nothing()
    {
        const int Actors = 5_000;
        var props = Props.Create<Idle>();
        var actors = Enumerable.Range(0, Actors).Select(_ => Sys.ActorOf(props)).ToArray();
        TellAll("warm-up");
        var allocated = TellAll("hello");
        Assert.InRange(allocated / (double)Actors, 0, 4);

        long TellAll(string message)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var actor in actors) actor.Tell(message, TestActor);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            ReceiveN(Actors, TimeSpan.FromSeconds(60));
            return allocated;
        }
    }

    [Fact]
    public void A_burst_leaves_no_memory_behind()
    {
        const int Messages = 20_000;
        var actor = Sys.ActorOf(Props.Create(() => new Holder(Held)));
        var mailbox = ((LocalActorRef)actor).Cell.Queue;
        Held.Reset();
        actor.Tell("hold");
        for (var i = 0; i < Messages; i++) actor.Tell(Held, ActorRefs.NoSender);
        Assert.True(mailbox.HasBacklog);
        Held.Set();
        Ask(actor);
        AwaitCondition(() => !mailbox.HasBacklog);

        void Ask(IActorRef holder)
        {
            holder.Tell(new Identify(null), TestActor);
            ExpectMsg<ActorIdentity>(TimeSpan.FromSeconds(30));
        }
    }

    private ManualResetEventSlim Held { get; } = new(initialState: true);

    private sealed class Holder : ReceiveActor
    {
        public Holder(ManualResetEventSlim held)
        {
            Receive<string>(_ => held.Wait(TimeSpan.FromSeconds(10)));
            ReceiveAny(_ => { });
        }
    }
}
