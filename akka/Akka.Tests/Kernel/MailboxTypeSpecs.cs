using Akka.Actor;
using Akka.Dispatch;
using Akka.TestKit.TestActors;
using Xunit;

namespace Akka.Tests.Kernel;

/// <summary>A reference knows what made the mailbox of its actor.</summary>
public sealed class MailboxTypeSpecs() : Akka.TestKit.Xunit2.TestKit("akka.actor.deployment./narrow.mailbox = bounded")
{
    private sealed class Stashing : BlackHoleActor, IWithUnboundedStash
    {
        public IStash Stash { get; set; } = null!;
    }

    private Type TypeOf(Props props, string? name = null) => ((LocalActorRef)Sys.ActorOf(props, name)).MailboxType.GetType();

    [Fact]
    public void An_actor_that_asks_for_nothing_has_an_unbounded_mailbox() => Assert.Equal(typeof(UnboundedMailbox), TypeOf(BlackHoleActor.Props));

    [Fact]
    public void An_actor_with_a_stash_has_a_deque() => Assert.Equal(typeof(UnboundedDequeBasedMailbox), TypeOf(Props.Create(() => new Stashing())));

    [Fact]
    public void A_deployment_chooses_the_mailbox() => Assert.Equal(typeof(BoundedMailbox), TypeOf(BlackHoleActor.Props, "narrow"));
}
