using System.Diagnostics;
using Akka.Actor;
using Xunit;

namespace Akka.Tests.Kernel;

/// <summary>An actor that falls idle and is woken in the middle of a stream hears it in its order all the same.</summary>
public sealed class OrderSpecs : IAsyncLifetime
{
    private const int Each = 20_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ActorSystem _system = ActorSystem.Create("order", "akka { loglevel = OFF, stdout-loglevel = OFF }");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _system.Terminate().WaitAsync(Limit);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_sender_is_heard_in_its_order(int senders)
    {
        var random = new Random(11);
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(0.5);)
        {
            var done = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var actor = _system.ActorOf(Props.Create(() => new InOrder(senders, done)));
            var spins = random.Next(30);
            await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(() =>
            {
                for (var i = 0; i < Each; i++)
                {
                    actor.Tell((sender, i), ActorRefs.NoSender);
                    if (i % 7 == 0) Thread.SpinWait(spins);
                }
            })));
            Assert.Null(await done.Task.WaitAsync(Limit));
            _system.Stop(actor);
        }
    }

    private sealed class InOrder : ReceiveActor
    {
        public InOrder(int senders, TaskCompletionSource<string?> done)
        {
            var next = new int[senders];
            var left = senders * Each;
            Receive<(int Sender, int I)>(message =>
            {
                if (message.I != next[message.Sender]++) done.TrySetResult($"{message} came for {next[message.Sender] - 1}");
                if (--left == 0) done.TrySetResult(null);
            });
        }
    }
}
