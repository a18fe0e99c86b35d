using Akka.Actor;

namespace XChat.Benchmarks.Kernel;

internal sealed class StrongBox(int left, TaskCompletionSource done)
{
    private int _left = left;

    public void Finish()
    {
        if (Interlocked.Decrement(ref _left) == 0) done.SetResult();
    }
}

internal sealed class Counter : ReceiveActor
{
    public Counter(int messages, TaskCompletionSource done) => ReceiveAny(_ =>
    {
        if (--messages == 0) done.SetResult();
    });
}

internal sealed class Echo : ReceiveActor
{
    public Echo() => Receive<string>(message => Sender.Tell(message));
}

internal sealed class Ping : ReceiveActor
{
    public Ping(IActorRef pong, int exchanges, StrongBox all) => Receive<string>(message =>
    {
        if (exchanges-- > 0) pong.Tell(message);
        else all.Finish();
    });
}

/// <summary>Tells one object to everybody, and again when it comes back from the last listener.</summary>
internal sealed class Room : ReceiveActor
{
    public sealed record Broadcast(int Times, TaskCompletionSource Done);

    private readonly IActorRef[] _listeners;
    private Broadcast? _current;
    private int _left;
    private int _taken;

    public Room(int listeners)
    {
        _listeners = new IActorRef[listeners];
        for (var i = 0; i < listeners; i++) _listeners[i] = Context.ActorOf(Props.Create(() => new Listener()));
        Receive<Broadcast>(broadcast =>
        {
            _current = broadcast;
            _left = broadcast.Times;
            TellAll();
        });
        Receive<Taken>(_ =>
        {
            if (++_taken < _listeners.Length / Listener.Reports) return;
            _taken = 0;
            if (--_left > 0) TellAll();
            else _current!.Done.SetResult();
        });
    }

    public sealed record Taken(int Listener);

    private void TellAll()
    {
        for (var i = 0; i < _listeners.Length; i++) _listeners[i].Tell(i % Listener.Reports == 0 ? Listener.Report : Listener.Frame, Self);
    }
}

/// <summary>One in a hundred reports back, so that the pace is kept and the answers are not what is measured.</summary>
internal sealed class Listener : ReceiveActor
{
    public const int Reports = 100;

    public static readonly object Frame = new();
    public static readonly string Report = "report";
    private static readonly Room.Taken Taken = new(0);

    public Listener()
    {
        Receive<string>(_ => Sender.Tell(Taken, ActorRefs.NoSender));
        ReceiveAny(_ => { });
    }
}
