using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>What every test starts from: <see cref="TestEventListener"/> as logger and the <c>akka.test</c> section.</summary>
    public static Config DefaultConfig { get; } =
        ConfigurationFactory.FromResource<TestKitBase>("Akka.TestKit.Internal.Reference.conf");

    /// <summary>Turns on all that the system can log. Lay it over another configuration.</summary>
    public static Config FullDebugConfig { get; } = ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = DEBUG
          stdout-loglevel = DEBUG
          log-dead-letters = on
          log-dead-letters-during-shutdown = on
          actor.debug {
            receive = on
            autoreceive = on
            lifecycle = on
            event-stream = on
            unhandled = on
            fsm = on
            router-misconfiguration = on
          }
        }
        """);

    /// <summary>The system under test.</summary>
    public ActorSystem Sys => _state.System;

    /// <summary>The <c>akka.test</c> section of the system's configuration.</summary>
    public TestKitSettings TestKitSettings => _state.Settings;

    /// <summary>Logs in the name of the test.</summary>
    public ILoggingAdapter Log => _state.Log;

    /// <summary>Hears for the test. What it is told can be expected and received here.</summary>
    /// <remarks>It is the sender of what the test tells outside actors, unless the test is an <see cref="INoImplicitSender"/>.</remarks>
    public IActorRef TestActor => _state.TestActor;

    /// <summary>Who sent the message that was expected or received last.</summary>
    /// <exception cref="IllegalActorStateException">None came.</exception>
    public IActorRef LastSender => _state.Last.Sender;

    /// <summary>The message that was expected or received last.</summary>
    /// <exception cref="IllegalActorStateException">None came.</exception>
    public object LastMessage => _state.Last.Message;

    /// <summary>Whether the test actor has heard something that the test has not asked for yet.</summary>
    public bool HasMessages => _state.Heard.Count > 0;

    /// <summary>Expects or mutes log events. Needs <see cref="TestEventListener"/> among <c>akka.loggers</c>, where <see cref="DefaultConfig"/> has it.</summary>
    public EventFilterFactory EventFilter => _state.EventFilter;

    /// <summary>Expects or mutes log events of another system.</summary>
    /// <param name="system">The system, with <see cref="TestEventListener"/> among its loggers.</param>
    public EventFilterFactory CreateEventFilter(ActorSystem system) => new(this, system);

    internal bool IsInsideWithin => _state.End is not null;

    /// <summary>Gives back what the thread's Tells had as sender before this test.</summary>
    private protected void RestoreSender() => _state.Sender?.Restore();

    private void LogCall(string format, params object[] args)
    {
        if (_state.Settings.LogTestKitCalls)
            _state.Log.Debug(format, args);
    }

    private sealed class TestState(ActorSystem system, TestKitSettings settings, ILoggingAdapter log, EventFilterFactory eventFilter)
    {
        public ActorSystem System { get; } = system;

        public TestKitSettings Settings { get; } = settings;

        public ILoggingAdapter Log { get; } = log;

        public EventFilterFactory EventFilter { get; } = eventFilter;

        public BlockingQueue<MessageEnvelope> Heard { get; } = new();

        public MessageEnvelope Last { get; set; } = NullMessageEnvelope.Instance;

        public IActorRef TestActor { get; set; } = null!;

        public AmbientSender? Sender { get; set; }

        /// <summary>When the innermost Within ends, on the clock of <see cref="Now"/>.</summary>
        public TimeSpan? End { get; set; }

        /// <summary>The last expectation was of silence or took its whole time by design: Within does not blame it.</summary>
        public bool LastWasNoMsg { get; set; }
    }
}
