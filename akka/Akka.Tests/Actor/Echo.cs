using Akka.Actor;

namespace Akka.Tests.Actor;

/// <summary>Answers with what it is told; fails with what it is told to fail with.</summary>
internal sealed class Echo : ReceiveActor
{
    public Echo()
    {
        Receive<Exception>(cause => throw cause);
        ReceiveAny(message => Sender.Tell(message));
    }
}

/// <summary>Reports its life, step by step, and fails with what it is told to fail with.</summary>
internal class Living : UntypedActor
{
    private readonly IActorRef _listener;

    public Living(IActorRef listener)
    {
        _listener = listener;
        Say("made");
    }

    protected void Say(object what) => _listener.Tell(what);

    protected override void OnReceive(object message)
    {
        if (message is Exception cause) throw cause;
        Sender.Tell(message);
    }

    protected override void PreStart() => Say("PreStart");

    protected override void PostStop() => Say("PostStop");

    protected override void PreRestart(Exception reason, object message)
    {
        Say($"PreRestart {reason.Message} {message?.GetType().Name}");
        base.PreRestart(reason, message!);
    }

    protected override void PostRestart(Exception reason)
    {
        Say($"PostRestart {reason.Message}");
        base.PostRestart(reason);
    }
}

/// <summary>Makes the children it is given props of, and supervises them as it is told.</summary>
internal sealed class Boss : ReceiveActor
{
    private readonly SupervisorStrategy _strategy;

    public Boss(SupervisorStrategy strategy)
    {
        _strategy = strategy;
        Receive<Props>(props => Sender.Tell(Context.ActorOf(props)));
        Receive<(Props Props, string Name)>(child => Sender.Tell(Context.ActorOf(child.Props, child.Name)));
        Receive<Exception>(cause => throw cause);
        Receive<string>(name => Sender.Tell(Context.Child(name)), name => name != "children");
        Receive<string>(_ => Sender.Tell(Context.GetChildren().Select(child => child.Path.Name).ToArray()));
    }

    protected override SupervisorStrategy SupervisorStrategy() => _strategy;
}
