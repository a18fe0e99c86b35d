using Akka.Actor;
using Xunit;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.TestKit;

public sealed class ExpectNoMsgSpecs : Akka.TestKit.Xunit2.TestKit
{
    public ExpectNoMsgSpecs()
        : base("akka.test.expect-no-message-default = 60ms")
    {
    }

    [Fact]
    public void Silence_is_silence() => ExpectNoMsg(Soon);

    [Fact]
    public async Task Silence_is_silence_asynchronously() => await ExpectNoMsgAsync(50);

    [Fact]
    public void Silence_is_listened_to_for_its_whole_time()
    {
        var start = Now;
        ExpectNoMsg();
        Assert.True(Now - start >= TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Silence_that_is_cancelled_is_none()
    {
        using var soon = new CancellationTokenSource(Soon);
        Assert.ThrowsAny<OperationCanceledException>(() => ExpectNoMsg(TimeSpan.FromMinutes(1), soon.Token));
    }

    [Fact]
    public void A_message_breaks_it_and_is_named()
    {
        TestActor.Tell("noise", TestActor);
        var message = Message(() => ExpectNoMsg(Soon));
        Assert.Contains("Expected no messages during 00:00:00.0500000, instead we received <noise> from", message);
    }

    [Fact]
    public async Task A_message_that_comes_meanwhile_breaks_it()
    {
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(20), TestActor, "noise", ActorRefs.NoSender);
        Assert.Contains("noise", await MessageAsync(async () => await ExpectNoMsgAsync(TimeSpan.FromSeconds(20))));
    }
}
