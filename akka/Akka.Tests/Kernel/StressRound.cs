using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Tests.Kernel;

/// <summary>One round: a system, some threads that do random things to its actors, and the account at the end.</summary>
internal sealed class StressRound : IAsyncDisposable
{
    private const int Operations = 10_000;
    private const int Watchers = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly int _seed;
    private readonly int _threads;
    private readonly ActorSystem _system;
    private readonly IActorRef _top;
    private readonly IActorRef _collector;
    private readonly IActorRef[] _watchers;
    private readonly ConcurrentDictionary<int, StressSlot> _slots = new();
    private readonly ConcurrentBag<Task<int>> _asked = [];
    private int _numbers;

    public StressRound(int seed, int threads, string dispatcher)
    {
        _seed = seed;
        _threads = threads;
        _system = ActorSystem.Create("stress", ConfigurationFactory.ParseString($$"""
            akka {
              loglevel = OFF, stdout-loglevel = OFF, log-dead-letters = off
              coordinated-shutdown.run-by-clr-shutdown-hook = off
              actor.default-dispatcher { {{dispatcher}} }
              scheduler.tick-duration = 1ms
            }
            stress-mailbox { mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka", mailbox-capacity = 1000000, mailbox-push-timeout-time = 0s }
            """));
        _collector = _system.ActorOf(Props.Create(() => new Collector(this)), "collector");
        _system.EventStream.Subscribe(_collector, typeof(DeadLetter));
        _watchers = [.. Enumerable.Range(0, Watchers).Select(i => _system.ActorOf(Props.Create(() => new StressWatcher(this)), $"watcher-{i}"))];
        _top = _system.ActorOf(Props.Create(() => new Top()), "top");
        for (var i = 0; i < 12; i++)
        {
            Start();
        }
    }

    public StressCounts Counts { get; } = new();

    public ConcurrentQueue<string> Violations { get; } = new();

    public void Adopt(StressSlot slot) => _slots[slot.Number] = slot;

    public async Task Run()
    {
        await Task.WhenAll(Enumerable.Range(0, _threads + 1).Select(sender =>
            Task.Factory.StartNew(() => Act(sender), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        await AliveAnswer();
        foreach (var slot in _slots.Values)
        {
            _watchers[slot.Number % Watchers].Tell(new Look(slot.Ref));
        }

        await _top.GracefulStop(Limit);
        await Until("a message is lost", () => _slots.Values.All(IsBalanced), () => string.Join(", ", _slots.Values.Where(slot => !IsBalanced(slot)).Select(Describe)));
        await Until("an actor has not stopped", () => _slots.Values.All(slot => slot.IsStopped), () => "");
        await Until("a watch is not ended", () => Interlocked.Read(ref Counts.Watches) == Interlocked.Read(ref Counts.Terminated), () => Counts.ToString());
        foreach (var watcher in _watchers)
        {
            Check(await watcher.Ask<int>(new HowMany(), Limit) == 0, "a watcher still waits");
        }

        var numbers = await Task.WhenAll(_asked.Where(task => task.IsCompletedSuccessfully));
        Counts.Asked = numbers.Length;
        Counts.Actors = _slots.Count;
        Counts.Sent = _slots.Values.Sum(slot => slot.Sent);
        Counts.Received = _slots.Values.Sum(slot => slot.Received);
        Counts.DeadLetters = _slots.Values.Sum(slot => slot.DeadLetters);
    }

    public async ValueTask DisposeAsync() => await _system.Terminate().WaitAsync(Limit);

    private static bool IsBalanced(StressSlot slot) =>
        Interlocked.Read(ref slot.Sent) == Interlocked.Read(ref slot.Received) + Interlocked.Read(ref slot.DeadLetters);

    private static string Describe(StressSlot slot) => $"actor {slot.Number}: {slot.Sent} sent, {slot.Received} received, {slot.DeadLetters} dead";

    private void Start()
    {
        var slot = NewSlot();
        slot.Ref = _top.Ask<IActorRef>(new Spawn(slot), Limit).Result;
        Adopt(slot);
    }

    private StressSlot NewSlot() => new(this, Interlocked.Increment(ref _numbers), _threads + 1);

    private void Act(int sender)
    {
        var random = new Random((_seed * 31) + sender);
        var sequence = 0;
        for (var i = 0; i < Operations; i++)
        {
            // Mostly one of the youngest: most of the old ones are dead.
            var oldest = random.Next(4) == 0 ? 1 : Math.Max(1, _numbers - 20);
            var slot = _slots.GetValueOrDefault(random.Next(oldest, _numbers + 1)) ?? _slots.Values.First();
            var operation = random.Next(1000);
            switch (operation)
            {
                case < 60:
                    Interlocked.Increment(ref slot.Sent);
                    slot.Ref.Tell(new Failing(slot, sender, ++sequence), ActorRefs.NoSender);
                    break;
                case < 110:
                    _watchers[random.Next(Watchers)].Tell(new Look(slot.Ref));
                    break;
                case < 130:
                    _watchers[random.Next(Watchers)].Tell(new LookAway(slot.Ref));
                    break;
                case < 160:
                    slot.Ref.Tell(new SetTimer(random.Next(4), random.Next(1, 5)), ActorRefs.NoSender);
                    break;
                case < 180:
                    slot.Ref.Tell(new DropTimer(random.Next(4)), ActorRefs.NoSender);
                    break;
                case < 220:
                    _asked.Add(slot.Ref.Ask<int>(new Question(i), Limit));
                    break;
                case < 240:
                    slot.Ref.Tell(new Awaiting(), ActorRefs.NoSender);
                    break;
                case < 270:
                    slot.Ref.Tell(operation % 2 == 0 ? new Hold() : new Release(), ActorRefs.NoSender);
                    break;
                case < 280:
                    slot.Ref.Tell(new Spawn(NewSlot()), ActorRefs.NoSender);
                    break;
                case < 285:
                    Start();
                    break;
                case < 288:
                    Stop(slot.Ref, random);
                    break;
                default:
                    Interlocked.Increment(ref slot.Sent);
                    slot.Ref.Tell(new Numbered(slot, sender, ++sequence), ActorRefs.NoSender);
                    break;
            }
        }
    }

    private void Stop(IActorRef actor, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                actor.Tell(PoisonPill.Instance, ActorRefs.NoSender);
                break;
            case 1:
                actor.Tell(Kill.Instance, ActorRefs.NoSender);
                break;
            case 2:
                actor.Tell(new StopSelf(), ActorRefs.NoSender);
                break;
            default:
                _system.Stop(actor);
                break;
        }
    }

    /// <summary>Whoever lives must answer: one whose wake-up was lost does not.</summary>
    private async Task AliveAnswer()
    {
        foreach (var slot in _slots.Values)
        {
            var answer = slot.Ref.Ask<int>(new Question(slot.Number), Limit);
            while (!answer.IsCompleted && !slot.IsStopped)
            {
                await Task.WhenAny(answer, Task.Delay(10));
            }

            Check(answer.IsCompletedSuccessfully || slot.IsStopped, $"actor {slot.Number} lives and does not answer");
        }
    }

    private async Task Until(string otherwise, Func<bool> holds, Func<string> details)
    {
        for (var end = Environment.TickCount64 + (long)Limit.TotalMilliseconds; !holds(); await Task.Delay(5))
        {
            if (Environment.TickCount64 > end)
            {
                Violations.Enqueue($"{otherwise}: {details()}");
                return;
            }
        }
    }

    private void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            Violations.Enqueue(otherwise);
        }
    }

    private sealed class Top : ReceiveActor
    {
        public Top() => Receive<Spawn>(spawn => Sender.Tell(Context.ActorOf(StressSubject.PropsOf(spawn.Slot))));

        protected override SupervisorStrategy SupervisorStrategy() => Strategy;

        private static readonly SupervisorStrategy Strategy = new OneForOneStrategy(cause => cause is StressException ? Directive.Restart : Directive.Stop);
    }

    private sealed class Collector : ReceiveActor
    {
        public Collector(StressRound round) => Receive<DeadLetter>(letter =>
        {
            switch (letter.Message)
            {
                case Numbered { To: var slot }:
                    Interlocked.Increment(ref slot.DeadLetters);
                    break;
                case Failing { To: var slot }:
                    Interlocked.Increment(ref slot.DeadLetters);
                    break;
                case Spawn { Slot: var slot }:
                    round.Check(slot.Ref.IsNobody(), "a child was started by a dead letter");
                    break;
            }
        });
    }
}
