using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Kernel;

/// <summary>What an actor that waits for its next message no longer holds.</summary>
public sealed class ForgettingSpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"))
{
    private sealed class Heard
    {
        public WeakReference? Sender { get; set; }

        public WeakReference? Message { get; set; }

        public bool IsForgotten
        {
            get
            {
                GC.Collect();
                return Sender is { IsAlive: false } && Message is { IsAlive: false };
            }
        }
    }

    // Nobody else knows the message, and of its sender, the reference of an Ask, not even who asked.
    private sealed class Listener : ReceiveActor
    {
        private readonly Heard _heard;

        public Listener(Heard heard, bool awaits)
        {
            _heard = heard;
            if (awaits) ReceiveAnyAsync(Await);
            else ReceiveAny(Note);
        }

        private void Note(object message)
        {
            _heard.Sender = new WeakReference(Sender);
            _heard.Message = new WeakReference(message);
            Sender.Tell("noted");
        }

        private async Task Await(object message)
        {
            await Task.Yield();
            Note(message);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_idle_actor_keeps_neither_who_spoke_last_nor_what_was_said(bool awaits)
    {
        var heard = new Heard();
        var actor = Sys.ActorOf(Props.Create(() => new Listener(heard, awaits)));
        await Speak(actor);
        await Eventually.Holds(() => heard.IsForgotten);
        GC.KeepAlive(actor);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task Speak(IActorRef actor) => Assert.Equal("noted", await actor.Ask<string>(new object()));

    [Fact]
    public void What_failed_and_who_sent_it_are_known_until_the_restart_is_over()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Penitent()));
        actor.Tell(new NotSupportedException("sin"));
        ExpectMsg("sorry for sin");
    }

    private sealed class Penitent : UntypedActor
    {
        protected override void OnReceive(object message) => throw (Exception)message;

        protected override void PreRestart(Exception reason, object message) => Sender.Tell($"sorry for {((Exception)message).Message}");
    }
}
