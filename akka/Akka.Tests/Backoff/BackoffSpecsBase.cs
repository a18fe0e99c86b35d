using Akka.Actor;
using Akka.Pattern;
using Akka.TestKit;
using Akka.TestKit.Configs;
using Xunit;

namespace Akka.Tests.Backoff;

public abstract class BackoffSpecsBase : Akka.TestKit.Xunit2.TestKit
{
    protected static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected BackoffSpecsBase()
        : base(TestConfigs.TestSchedulerConfig)
    {
    }

    protected TestScheduler Time => (TestScheduler)Sys.Scheduler;

    protected Props ChildProps => Props.Create(() => new Child(TestActor));

    protected IActorRef Start(BackoffOptions options)
    {
        var supervisor = Sys.ActorOf(BackoffSupervisor.Props(options));
        ExpectMsg("started");
        return supervisor;
    }

    protected static IActorRef CurrentChild(IActorRef supervisor) =>
        supervisor.Ask<BackoffSupervisor.CurrentChild>(BackoffSupervisor.GetCurrentChild.Instance, TimeSpan.FromSeconds(20)).Result.Ref;

    protected static int RestartCount(IActorRef supervisor) =>
        supervisor.Ask<BackoffSupervisor.RestartCount>(BackoffSupervisor.GetRestartCount.Instance, TimeSpan.FromSeconds(20)).Result.Count;

    /// <summary>Ends the child and waits until its supervisor knows.</summary>
    protected void End(IActorRef supervisor, object message)
    {
        CurrentChild(supervisor).Tell(message);
        ExpectMsg("ended");
        AwaitAssert(() => Assert.True(CurrentChild(supervisor).IsNobody()));
    }

    protected void ExpectStartAfter(TimeSpan delay)
    {
        Time.Advance(delay - TimeSpan.FromMilliseconds(1));
        ExpectNoMsg(TimeSpan.FromMilliseconds(30));
        Time.Advance(TimeSpan.FromMilliseconds(1));
        ExpectMsg("started");
    }

    protected sealed class Child : ReceiveActor
    {
        private readonly IActorRef _listener;

        public Child(IActorRef listener)
        {
            _listener = listener;
            Receive<string>(text => text == "fail", _ => throw new InvalidOperationException("boom"));
            Receive<string>(text => text == "stop", _ => Context.Stop(Self));
            Receive<string>(text => text == "to parent", _ => Context.Parent.Tell("from child"));
            ReceiveAny(listener.Tell);
        }

        protected override void PreStart() => _listener.Tell("started");

        protected override void PostStop() => _listener.Tell("ended");
    }
}
