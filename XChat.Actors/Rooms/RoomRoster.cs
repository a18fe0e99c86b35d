using System.Collections.Immutable;
using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>Who is in a room: every name once, whatever it looks like.</summary>
public sealed class RoomRoster
{
    private readonly Dictionary<string, RoomMember> _byName = [];
    private readonly Dictionary<IActorRef, RoomMember> _bySession = [];
    private readonly Dictionary<SessionKey, RoomMember> _byKey = [];
    private readonly Dictionary<string, Namesakes> _namesakes = [];
    private readonly int[] _present = new int[Enum.GetValues<ClientProtocol>().Length];

    /// <summary>Members, those who are away included.</summary>
    public int Count => _byName.Count;

    /// <summary>Everybody, in no order, those who are away included.</summary>
    public Dictionary<string, RoomMember>.ValueCollection All => _byName.Values;

    /// <summary>Those who have a session now.</summary>
    public Dictionary<IActorRef, RoomMember>.ValueCollection Present => _bySession.Values;

    /// <summary>Whether anybody who speaks <paramref name="protocol"/> has a session now.</summary>
    public bool Hears(ClientProtocol protocol) => _present[(int)protocol] > 0;

    /// <summary>The member of this name, or null. Look-alikes count as the same name.</summary>
    public RoomMember? Named(UserName name) => _byName.GetValueOrDefault(name.Key);

    /// <summary>The member with this session, or null.</summary>
    public RoomMember? With(IActorRef session) => _bySession.GetValueOrDefault(session);

    /// <summary>The member who comes back with this key, or null.</summary>
    public RoomMember? WithKey(SessionKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>The name that somebody who asks for <paramref name="asked"/> gets, and which of its namesakes that makes them.</summary>
    public (UserName Name, int Number) Free(UserName asked)
    {
        var numbers = _namesakes.TryGetValue(asked.Key, out var others) ? others.FreeNumbers : Namesakes.AllNumbers;
        return numbers
            .Select(number => (Name: number == 1 ? asked : asked.Numbered(number), Number: number))
            .First(free => !_byName.ContainsKey(free.Name.Key));
    }

    /// <summary>Takes in a member whose name is free.</summary>
    public void Add(RoomMember member)
    {
        _byName.Add(member.Name.Key, member);
        if (member.Session is { } session)
        {
            Seat(member, session);
        }

        if (member.Key is { } key)
        {
            _byKey.Add(key, member);
        }

        if (!_namesakes.TryGetValue(member.Asked.Key, out var others))
        {
            _namesakes[member.Asked.Key] = others = new Namesakes();
        }

        others.Take(member.Number);
    }

    /// <summary>Lets a member go.</summary>
    public void Remove(RoomMember member)
    {
        _byName.Remove(member.Name.Key);
        Move(member, null);
        if (member.Key is { } key)
        {
            _byKey.Remove(key);
        }

        if (_namesakes[member.Asked.Key].LeaveEmpty(member.Number))
        {
            _namesakes.Remove(member.Asked.Key);
        }
    }

    /// <summary>Gives a member another session, or none while it is away.</summary>
    public void Move(RoomMember member, IActorRef? session)
    {
        if (member.Session is { } before)
        {
            _bySession.Remove(before);
            _present[(int)member.Protocol]--;
        }

        member.Session = session;
        if (session is not null)
        {
            Seat(member, session);
        }
    }

    /// <summary>Everybody as clients are told, those who are away included.</summary>
    public ImmutableArray<Member> ToMembers()
    {
        var members = ImmutableArray.CreateBuilder<Member>(Count);
        foreach (var member in All)
        {
            members.Add(member.Shown);
        }

        return members.MoveToImmutable();
    }

    private void Seat(RoomMember member, IActorRef session)
    {
        _bySession.Add(session, member);
        _present[(int)member.Protocol]++;
    }

    /// <summary>Which numbers of one name are taken. Without it, where thousands of one name come, each would try all before its own.</summary>
    private sealed class Namesakes
    {
        private readonly SortedSet<int> _freed = [];
        private int _next = 1;

        public static IEnumerable<int> AllNumbers => Enumerable.Range(1, int.MaxValue);

        public IEnumerable<int> FreeNumbers => _freed.Concat(Enumerable.Range(_next, int.MaxValue - _next));

        public void Take(int number)
        {
            _freed.Remove(number);
            _next = Math.Max(_next, number + 1);
        }

        public bool LeaveEmpty(int number)
        {
            _freed.Add(number);
            return _freed.Count == _next - 1;
        }
    }
}
