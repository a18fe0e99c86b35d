using System.Threading.Channels;
using Akka.Actor;

namespace XChat.Benchmarks.Kernel;

/// <summary>The scenarios, as FACTS measured them with Akka.NET, and a channel with one reader as the yardstick.</summary>
internal static class KernelScenarios
{
    private const int OneWay = 3_000_000;
    private const int Exchanges = 2_000_000;
    private const int Listeners = 10_000;
    private const int Broadcasts = 400;
    private const int Questions = 100_000;
    private const int Spawned = 50_000;

    public static IEnumerable<(string Name, Func<Task<long>> Run)> All(ActorSystem system)
    {
        yield return ("channel, one writer, one reader", Channel);
        yield return ("one-way tell", () => Tell(system));
        foreach (var pairs in new[] { 1, 16, 256 }) yield return ($"ping-pong, {pairs} pairs", () => PingPong(system, pairs));
        var room = system.ActorOf(Props.Create(() => new Room(Listeners)));
        yield return ("fan-out to 10,000", () => FanOut(room));
        var echo = system.ActorOf(Props.Create(() => new Echo()));
        yield return ("ask, in sequence", () => Ask(echo, 1));
        yield return ("ask, 64 outstanding", () => Ask(echo, 64));
        yield return ("spawn and stop", () => SpawnAndStop(system));
    }

    private static async Task<long> Channel()
    {
        var channel = System.Threading.Channels.Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var message = new object();
        var reader = Task.Run(async () =>
        {
            for (var left = OneWay; left > 0;)
            {
                await channel.Reader.WaitToReadAsync();
                while (channel.Reader.TryRead(out _)) left--;
            }
        });
        for (var i = 0; i < OneWay; i++) channel.Writer.TryWrite(message);
        await reader;
        return OneWay;
    }

    private static async Task<long> Tell(ActorSystem system)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var counter = system.ActorOf(Props.Create(() => new Counter(OneWay, done)));
        var message = new object();
        for (var i = 0; i < OneWay; i++) counter.Tell(message, ActorRefs.NoSender);
        await done.Task;
        system.Stop(counter);
        return OneWay;
    }

    private static async Task<long> PingPong(ActorSystem system, int pairs)
    {
        var each = Exchanges / pairs / 2;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = new StrongBox(pairs, done);
        var pings = new IActorRef[pairs];
        for (var i = 0; i < pairs; i++)
        {
            var pong = system.ActorOf(Props.Create(() => new Echo()));
            pings[i] = system.ActorOf(Props.Create(() => new Ping(pong, each, left)));
        }

        foreach (var ping in pings) ping.Tell("go", ActorRefs.NoSender);
        await done.Task;
        foreach (var ping in pings) system.Stop(ping);
        return 2L * each * pairs;
    }

    private static async Task<long> FanOut(IActorRef room)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        room.Tell(new Room.Broadcast(Broadcasts, done), ActorRefs.NoSender);
        await done.Task;
        return (long)Listeners * Broadcasts;
    }

    private static async Task<long> Ask(IActorRef echo, int outstanding)
    {
        var askers = new Task[outstanding];
        for (var i = 0; i < outstanding; i++) askers[i] = AskInSequence(echo, Questions / outstanding);
        await Task.WhenAll(askers);
        return Questions / outstanding * outstanding;
    }

    private static async Task AskInSequence(IActorRef echo, int questions)
    {
        for (var i = 0; i < questions; i++) await echo.Ask<string>("hello");
    }

    private static async Task<long> SpawnAndStop(ActorSystem system)
    {
        var props = Props.Create(() => new Echo());
        var actors = new IActorRef[Spawned];
        for (var i = 0; i < Spawned; i++) actors[i] = system.ActorOf(props);
        foreach (var actor in actors) system.Stop(actor);
        await actors[^1].GracefulStop(TimeSpan.FromMinutes(1));
        return Spawned;
    }
}
