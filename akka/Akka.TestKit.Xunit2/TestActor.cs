using Akka.Actor;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>What one may tell the test actor to control it. All other messages go to the test.</summary>
public static class TestActor
{
    /// <summary>Says of a message whether the test shall not see it.</summary>
    /// <param name="message">The message.</param>
    /// <returns>True to drop it.</returns>
    public delegate bool Ignore(object message);

    /// <summary>Return it from a pilot to let no pilot handle the next message.</summary>
    public static AutoPilot NoAutoPilot => TestKit.NoAutoPilot.Instance;

    /// <summary>Return it from a pilot to have the same pilot handle the next message.</summary>
    public static AutoPilot KeepRunning => TestKit.KeepRunning.Instance;

    /// <summary>Stands for the message that did not come.</summary>
    public static NullMessageEnvelope NullMessage => NullMessageEnvelope.Instance;

    /// <summary>Has the test actor drop some of what it hears from now on.</summary>
    public class SetIgnore : INoSerializationVerificationNeeded
    {
        /// <summary>Says what to drop.</summary>
        /// <param name="ignore">True of what is dropped; null drops nothing.</param>
        public SetIgnore(Ignore? ignore) => Ignore = ignore;

        /// <summary>True of what is dropped; null drops nothing.</summary>
        public Ignore? Ignore { get; }
    }

    /// <summary>Has the test actor watch an actor.</summary>
    public class Watch : INoSerializationVerificationNeeded
    {
        /// <summary>Names the actor.</summary>
        /// <param name="actorToWatch">Whose end the test wants to hear of.</param>
        public Watch(IActorRef actorToWatch) => Actor = actorToWatch;

        /// <summary>Whose end the test wants to hear of.</summary>
        public IActorRef Actor { get; }

        /// <summary>The test actor watches.</summary>
        internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Has the test actor no longer watch an actor.</summary>
    public class Unwatch : INoSerializationVerificationNeeded
    {
        /// <summary>Names the actor.</summary>
        /// <param name="actorToUnwatch">Whose end no longer matters.</param>
        public Unwatch(IActorRef actorToUnwatch) => Actor = actorToUnwatch;

        /// <summary>Whose end no longer matters.</summary>
        public IActorRef Actor { get; }

        /// <summary>The test actor watches no more.</summary>
        internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Installs a pilot that handles each message first.</summary>
    public class SetAutoPilot : INoSerializationVerificationNeeded
    {
        /// <summary>Names the pilot.</summary>
        /// <param name="autoPilot">The pilot of the next message.</param>
        public SetAutoPilot(AutoPilot autoPilot) => AutoPilot = autoPilot;

        /// <summary>The pilot of the next message.</summary>
        public AutoPilot AutoPilot { get; }
    }

    /// <summary>Has the test actor start a child and tell the test its reference.</summary>
    public class Spawn : INoSerializationVerificationNeeded
    {
        /// <summary>Describes the child.</summary>
        /// <param name="props">How to make it.</param>
        /// <param name="name">Its name; none to have one made up.</param>
        /// <param name="supervisorStrategy">How its failures are handled; none stops it.</param>
        public Spawn(Props props, Option<string> name, Option<SupervisorStrategy> supervisorStrategy)
        {
            Props = props;
            Name = name;
            Strategy = supervisorStrategy;
        }

        /// <summary>How to make the child.</summary>
        public Props Props { get; }

        /// <summary>The child's name, if it matters.</summary>
        public Option<string> Name { get; }

        /// <summary>How the child's failures are handled, if not by stopping it.</summary>
        public Option<SupervisorStrategy> Strategy { get; }

        /// <summary>Starts the child.</summary>
        /// <param name="context">Whose child it becomes.</param>
        /// <returns>The child.</returns>
        public IActorRef Apply(IActorRefFactory context) =>
            Name.HasValue ? context.ActorOf(Props, Name.Value) : context.ActorOf(Props);
    }
}
