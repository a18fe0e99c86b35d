using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Rooms;

/// <summary>People come, speak, drop out, come back and the room fails, at random: what each has heard in the end is checked against the log.</summary>
public sealed class RoomModelSpecs : ChatSpec
{
    private const int Steps = 400;
    private const int MostPeople = 12;

    private readonly List<Person> _people = [];
    private int _poisons;

    public RoomModelSpecs(ITestOutputHelper output)
        : base(output)
    {
        Lobby = Lobby with { History = 0 };
        ResumeGrace = TimeSpan.FromSeconds(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Whatever_happens_everybody_hears_every_message_once_and_in_order(int seed)
    {
        var random = new Random(seed);
        EventFilter.Exception<IOException>().Mute();
        for (var step = 0; step < Steps; step++)
        {
            Do(random);
        }

        foreach (var person in _people.Where(person => person.IsAway))
        {
            person.Enter(Sys, Rooms);
        }

        var last = new Person("last", ClientProtocol.V2);
        last.Enter(Sys, Rooms);
        _people.Add(last);
        last.Post("end");
        AwaitAssert(() =>
        {
            Pass(125);
            Assert.All(_people, person => Assert.Equal("end", person.LastText));
        });
        Assert.All(_people, person => Assert.Equal(Range(person.Ids), person.Ids));
        Assert.True(last.Ids.Count > Steps / 10);
    }

    private void Do(Random random)
    {
        var someone = _people.Count > 0 ? _people[random.Next(_people.Count)] : null;
        switch (random.Next(10))
        {
            case 0 when _people.Count < MostPeople:
                _people.Add(new Person($"p{_people.Count}", random.Next(2) == 0 ? ClientProtocol.Base : ClientProtocol.V2));
                _people[^1].Enter(Sys, Rooms);
                break;
            case 1:
                someone?.Drop(Sys);
                break;
            case 2 when someone is { IsAway: true }:
                someone.Enter(Sys, Rooms);
                break;
            case 3:
                if (someone is not null && _poisons++ < RoomsActor.Failures)
                {
                    someone.PostPoison();
                }

                break;
            case 4:
                Pass(random.Next(300));
                break;
            case 5 when someone is not null:
                someone.Takes = !someone.Takes;
                break;
            default:
                someone?.Post($"{random.Next()}");
                break;
        }
    }

    private static IEnumerable<long> Range(List<long> ids) =>
        ids.Count == 0 ? [] : Enumerable.Range(0, ids.Count).Select(i => ids[0] + i);

    /// <summary>Somebody who goes on where they were, through all their connections.</summary>
    private sealed class Person(string name, ClientProtocol protocol)
    {
        private readonly Lock _lock = new();
        private readonly List<long> _ids = [];
        private IActorRef _session = ActorRefs.Nobody;
        private IActorRef _room = ActorRefs.Nobody;
        private string? _key;
        private string? _epoch;
        private string _lastText = "";

        public bool IsAway { get; private set; } = true;

        public bool Takes { get; set; } = true;

        public List<long> Ids
        {
            get
            {
                lock (_lock)
                {
                    return [.. _ids];
                }
            }
        }

        public string LastText
        {
            get
            {
                lock (_lock)
                {
                    return _lastText;
                }
            }
        }

        public void Enter(ActorSystem system, IActorRef rooms)
        {
            IsAway = false;
            Takes = true;
            var entered = new TaskCompletionSource<IActorRef>();
            _session = system.ActorOf(Props.Create(() => new Session(this, entered)));
            ResumePoint? since = null;
            lock (_lock)
            {
                since = _epoch is null ? null : new ResumePoint(_epoch, _ids.LastOrDefault());
            }

            rooms.Tell(new RoomsProtocol.Enter(Some.Lobby, new RoomProtocol.Join(Some.Name(name), Role.User, Some.Address, protocol, _key, since)), _session);
            _room = entered.Task.WaitAsync(TimeSpan.FromSeconds(10)).GetAwaiter().GetResult();
        }

        public void Drop(ActorSystem system)
        {
            if (!IsAway)
            {
                _session.GracefulStop(TimeSpan.FromSeconds(10)).GetAwaiter().GetResult();
                IsAway = true;
            }
        }

        public void Post(string text) => _room.Tell(new RoomProtocol.Post(text), _session);

        public void PostPoison() => _room.Tell(new RoomProtocol.Post("", FakeAttachments.Poison), _session);

        private void Begin(RoomProtocol.Admitted admitted)
        {
            lock (_lock)
            {
                var recovered = false;
                if (admitted.Welcome is { } frame)
                {
                    var welcome = Heard.In(frame)[0];
                    (_key, _epoch) = (welcome.Text("key"), welcome.Text("epoch"));
                    recovered = welcome.GetProperty("recovered").GetBoolean();
                }

                if (!recovered)
                {
                    _ids.Clear();
                }

                Take(admitted.History);
            }
        }

        private void Take(Frame? frame)
        {
            lock (_lock)
            {
                foreach (var message in Heard.In(frame).Where(said => said.Text("type") == "message"))
                {
                    _ids.Add(message.GetProperty("id").GetInt64());
                    _lastText = message.Text("text");
                }
            }
        }

        private sealed class Session : ReceiveActor
        {
            public Session(Person person, TaskCompletionSource<IActorRef> entered)
            {
                Receive<RoomProtocol.Admitted>(admitted =>
                {
                    person.Begin(admitted);
                    entered.SetResult(Sender);
                });
                Receive<MessageBatch>(batch =>
                {
                    person.Take(batch.For(person.Protocol));
                    if (person.Takes)
                    {
                        Sender.Tell(RoomProtocol.Taken.Instance);
                    }
                });
                ReceiveAny(_ => { });
            }
        }

        private ClientProtocol Protocol => protocol;
    }
}
