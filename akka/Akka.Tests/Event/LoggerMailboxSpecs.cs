using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Event;

public sealed class LoggerMailboxSpecs() : Akka.TestKit.Xunit2.TestKit(
    $"akka {{ loglevel = DEBUG, stdout-loglevel = WARNING, loggers = [\"{typeof(Slow).AssemblyQualifiedName}\"], stdout-logger-class = \"{typeof(Heard).AssemblyQualifiedName}\" }}")
{
    public sealed class Heard : MinimalLogger
    {
        public static readonly ConcurrentQueue<object> Messages = new();

        protected override void Log(object message) => Messages.Enqueue((message as LogEvent)?.Message ?? message);
    }

    public sealed class Slow : UntypedActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
    {
        public static readonly TaskCompletionSource<IActorRef> Begun = new();
        public static readonly ManualResetEventSlim Held = new();

        protected override void OnReceive(object message)
        {
            if (message is InitializeLogger)
            {
                Sender.Tell(new LoggerInitialized());
                return;
            }
            if (message is not LogEvent { Message: "hold on" }) return;
            Begun.SetResult(Self);
            Held.Wait(TimeSpan.FromSeconds(10));
            Context.Stop(Self);
        }
    }

    [Fact]
    public async Task What_a_logger_has_not_written_when_it_stops_goes_to_standard_output()
    {
        Sys.Log.Error("hold on");
        var logger = await Slow.Begun.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Watch(logger);
        Sys.Log.Info("not worth it");
        Sys.Log.Error("the last words");
        Slow.Held.Set();

        ExpectTerminated(logger, TimeSpan.FromSeconds(10));
        Assert.Contains("the last words", Heard.Messages.Select(message => message.ToString()));
        Assert.DoesNotContain("not worth it", Heard.Messages.Select(message => message.ToString()));
    }

    [Fact]
    public void What_is_no_log_event_becomes_a_dead_letter()
    {
        var mailbox = new LoggerMailbox(TestActor, Sys);
        var queue = (IMessageQueue)mailbox;
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        queue.Enqueue(TestActor, new Envelope("stray", TestActor));
        queue.Enqueue(TestActor, new Envelope(new Error(null!, "source", typeof(string), "heard"), TestActor));
        Assert.Equal(2, queue.Count);
        Assert.True(queue.HasMessages);

        mailbox.CleanUp();
        Assert.Equal(0, queue.Count);
        Assert.Equal("stray", ExpectMsg<DeadLetter>().Message);
        Assert.Contains("heard", Heard.Messages);
    }
}
