using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Tells everything back to its sender, and perhaps to the test too.</summary>
public class EchoActor : ReceiveActor
{
    /// <summary>Echoes to the sender alone.</summary>
    public EchoActor() => ReceiveAny(message => Sender.Tell(message));

    /// <summary>Echoes to the test too.</summary>
    /// <param name="testkit">The test.</param>
    /// <param name="echoBackToSenderAsWell">Whether to echo to the sender, where that is not the test.</param>
    public EchoActor(TestKitBase testkit, bool echoBackToSenderAsWell = true)
    {
        ReceiveAny(message =>
        {
            var sender = Sender;
            if (echoBackToSenderAsWell && !testkit.TestActor.Equals(sender))
                sender.Forward(message);
            testkit.TestActor.Tell(message, sender);
        });
    }

    /// <summary>How to make one that echoes to the test too.</summary>
    /// <param name="testkit">The test.</param>
    /// <param name="echoBackToSenderAsWell">Whether to echo to the sender, where that is not the test.</param>
    public static Props Props(TestKitBase testkit, bool echoBackToSenderAsWell = true) =>
        Actor.Props.Create(() => new EchoActor(testkit, echoBackToSenderAsWell));
}
