using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>An actor that hears for the test apart from <see cref="TestKitBase.TestActor"/>, with all the expectations of a test kit. It can stand where a reference is wanted.</summary>
public partial class TestProbe : TestKitBase, INoImplicitSender, IInternalActorRef, IStandsFor
{
    /// <summary>Makes a probe. Tests call <see cref="TestKitBase.CreateTestProbe(string)"/>.</summary>
    /// <param name="system">Where it lives.</param>
    /// <param name="assertions">How to tell the test framework.</param>
    /// <param name="testProbeName">Its name; null or empty to have one made up.</param>
    public TestProbe(ActorSystem system, ITestKitAssertions assertions, string? testProbeName = null)
        : base(assertions, system, testProbeName)
    {
    }

    /// <summary>The reference of the probe.</summary>
    public IActorRef Ref => TestActor;

    /// <summary>Who sent the message that was expected or received last.</summary>
    public IActorRef Sender => LastSender;

    /// <summary>Tells an actor something in the name of the probe: the probe hears the answer.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="message">What to tell it.</param>
    public void Send(IActorRef actor, object message) => actor.Tell(message, TestActor);

    /// <summary>Tells an actor something in the name of <see cref="Sender"/>.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="message">What to tell it.</param>
    public void Forward(IActorRef actor, object message) => actor.Tell(message, Sender);

    /// <summary>Tells an actor the last message, in the name of <see cref="Sender"/>.</summary>
    /// <param name="actor">The actor.</param>
    public void Forward(IActorRef actor) => actor.Tell(LastMessage, Sender);

    /// <summary>Answers <see cref="Sender"/> in the name of the probe.</summary>
    /// <param name="message">The answer.</param>
    public void Reply(object message) => Sender.Tell(message, TestActor);

    /// <summary>Not to be called: probes come from the test, not from other probes.</summary>
    /// <param name="name">Not used.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
#pragma warning disable CS0809 // What works for a test is refused for a probe, when it is compiled.
    [Obsolete("Cannot create a TestProbe from a TestProbe", true)]
    public override TestProbe CreateTestProbe(string? name = null) =>
        throw new NotSupportedException("Cannot create a TestProbe from a TestProbe");
#pragma warning restore CS0809

    /// <inheritdoc/>
    public override bool Equals(object? obj) => TestActor.Equals(obj is TestProbe probe ? probe.TestActor : obj);

    /// <inheritdoc/>
    public override int GetHashCode() => TestActor.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"TestProbe({TestActor})";
}
