using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Drops what the test actor hears from now on, where the function says so.</summary>
    /// <param name="shouldIgnoreMessage">True of what is dropped.</param>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) =>
        _state.TestActor.Tell(new TestActor.SetIgnore(message => shouldIgnoreMessage(message)));

    /// <summary>Drops what the test actor hears of one type from now on, where the function says so.</summary>
    /// <typeparam name="TMsg">The type.</typeparam>
    /// <param name="shouldIgnoreMessage">True of what is dropped.</param>
    public void IgnoreMessages<TMsg>(Func<TMsg, bool> shouldIgnoreMessage) =>
        _state.TestActor.Tell(new TestActor.SetIgnore(message => message is TMsg typed && shouldIgnoreMessage(typed)));

    /// <summary>Drops what the test actor hears of one type from now on.</summary>
    /// <typeparam name="TMsg">The type.</typeparam>
    public void IgnoreMessages<TMsg>() => IgnoreMessages<TMsg>(_ => true);

    /// <summary>Drops nothing any more.</summary>
    public void IgnoreNoMessages() => _state.TestActor.Tell(new TestActor.SetIgnore(null));

    /// <summary>Installs a pilot: it handles each message, and then the test can see the message.</summary>
    /// <param name="pilot">The pilot of the next message. What its <see cref="AutoPilot.Run"/> returns is the pilot of the one after that.</param>
    public void SetAutoPilot(AutoPilot pilot) => _state.TestActor.Tell(new TestActor.SetAutoPilot(pilot));

    /// <summary>Starts another test actor that hears for this test.</summary>
    /// <param name="name">Its name.</param>
    public IActorRef CreateTestActor(string name)
    {
        ITestActorQueue<MessageEnvelope> heard = _state.Heard;
        return ((ExtendedActorSystem)_state.System).SystemActorOf(
            Props.CreateBy(new TestActorProducer(heard)).WithDispatcher("akka.test.test-actor.dispatcher"), name);
    }

    /// <summary>Makes a probe: an actor that hears for the test apart from <see cref="TestActor"/>, with all the expectations of a test kit.</summary>
    /// <param name="name">Its name; null or empty to have one made up.</param>
    public virtual TestProbe CreateTestProbe(string? name = null) => CreateTestProbe(Sys, name);

    /// <summary>Makes a probe in another system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="name">Its name; null or empty to have one made up.</param>
    public virtual TestProbe CreateTestProbe(ActorSystem system, string? name = null) => new(system, _assertions, name);

    /// <summary>Makes a latch whose times are dilated as those of this test.</summary>
    /// <param name="count">How often it must be counted down to open. Default 1.</param>
    public virtual TestLatch CreateTestLatch(int count = 1) => new(Dilated, count, _state.Settings.DefaultTimeout);

    /// <summary>Makes a barrier whose times are dilated as those of this test.</summary>
    /// <param name="count">How many must come to it before it lets them all go.</param>
    public TestBarrier CreateTestBarrier(int count) => new(this, count, _state.Settings.DefaultTimeout);
}
