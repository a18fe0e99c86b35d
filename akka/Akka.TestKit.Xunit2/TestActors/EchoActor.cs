using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Tells everything to the test, and perhaps back to its sender too.</summary>
public class EchoActor : ReceiveActor
{
    /// <summary>Makes one.</summary>
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

    /// <summary>How to make one.</summary>
    /// <param name="testkit">The test.</param>
    /// <param name="echoBackToSenderAsWell">Whether to echo to the sender, where that is not the test.</param>
    public static Props Props(TestKitBase testkit, bool echoBackToSenderAsWell = true) =>
        Actor.Props.Create(() => new EchoActor(testkit, echoBackToSenderAsWell));
}

/// <summary>Tells everything back to its sender, and to nobody else.</summary>
public class SimpleEchoActor : ReceiveActor
{
    /// <summary>Makes one.</summary>
    public SimpleEchoActor() => ReceiveAny(message => Sender.Tell(message));

    /// <summary>How to make one.</summary>
    public static Props Props() => Actor.Props.Create(() => new SimpleEchoActor());
}
