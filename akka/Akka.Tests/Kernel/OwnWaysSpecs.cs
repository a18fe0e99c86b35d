using Akka.Actor;
using Akka.Dispatch;
using Xunit;

namespace Akka.Tests.Kernel;

/// <summary>Where this kernel is stricter, or keeps what its users have relied on, and Akka.NET 1.5.74 does otherwise.</summary>
public sealed class OwnWaysSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(10);

    private readonly IActorRef _echo;

    public OwnWaysSpecs() => _echo = Sys.ActorOf(Props.Create(() => new Akka.TestKit.TestActors.SimpleEchoActor()), "echo");

    [Fact]
    public void A_path_with_a_port_and_no_host_is_refused()
    {
        Assert.False(ActorPath.TryParse("akka://sys@:12", out _));
        Assert.Throws<UriFormatException>(() => ActorPath.Parse("akka://sys@:12"));
    }

    [Fact]
    public void The_path_of_another_incarnation_resolves_to_nobody() =>
        Assert.IsType<EmptyLocalActorRef>(((ExtendedActorSystem)Sys).Provider.ResolveActorRef(_echo.Path.WithUid(_echo.Path.Uid + 1)));

    [Fact]
    public async Task The_asker_can_be_answered_by_its_path()
    {
        var probe = CreateTestProbe();
        var asked = probe.Ref.Ask<string>("who asks?", Long);
        probe.ExpectMsg("who asks?");

        Sys.ActorSelection(probe.LastSender.Path).Tell("found you");

        Assert.Equal("found you", await asked);
    }

    [Fact]
    public async Task A_failure_is_the_answer_where_anything_is_asked_for() =>
        Assert.IsType<Status.Failure>(await _echo.Ask<object>(new Status.Failure(new InvalidOperationException("no")), Long));

    [Fact]
    public void One_who_has_gone_away_from_an_inbox_does_not_take_the_message_of_the_next()
    {
        using var inbox = Inbox.Create(Sys);
        Assert.Throws<TimeoutException>(() => inbox.Receive(Soon));

        inbox.Receiver.Tell("kept");

        Assert.Equal("kept", inbox.Receive());
    }

    [Fact]
    public void Times_out_of_range_are_refused_for_what_can_be_run_too()
    {
        var scheduler = Sys.Scheduler.Advanced;
        var nothing = new ActionRunnable(() => { });

        Assert.Throws<ArgumentOutOfRangeException>(() => scheduler.ScheduleOnce(-Soon, nothing));
        Assert.Throws<ArgumentOutOfRangeException>(() => scheduler.ScheduleRepeatedly(-Soon, Soon, nothing));
        Assert.Throws<ArgumentOutOfRangeException>(() => scheduler.ScheduleRepeatedly(Soon, TimeSpan.Zero, nothing));
    }
}
