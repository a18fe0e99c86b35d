using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>The nonces of members who have left, by their key: whoever was away for longer than the grace time may still send again what it did not see come back.</summary>
/// <remarks>Each is kept as long as its nonces count (<see cref="Nonces.Lifetime"/>), together at most <see cref="Capacity"/> nonces: who left first goes first.</remarks>
public sealed class DepartedSenders(TimeProvider time)
{
    /// <summary>Nonces of all of them together at most, about: those of who left last are always kept.</summary>
    public const int Capacity = 100_000;

    private readonly Dictionary<SessionKey, Departed> _byKey = [];
    private readonly Queue<Departed> _order = [];
    private int _nonces;

    /// <summary>Somebody who has left, and who may come back.</summary>
    public void Add(RoomMember member)
    {
        if (member is { Key: { } key, Nonces: { } nonces })
        {
            Add(key, member.Asked, nonces);
        }

        Forget();
    }

    /// <summary>Somebody who had left, or was given up, before the server's start.</summary>
    public void Add(SessionKey key, UserName asked, Nonces nonces)
    {
        if (nonces.Count > 0)
        {
            var departed = new Departed(key, asked, nonces, time.GetTimestamp());
            _byKey[key] = departed;
            _order.Enqueue(departed);
            _nonces += nonces.Count;
        }
    }

    /// <summary>What <paramref name="user"/> had said, who comes back with <paramref name="key"/>; null where nothing is known. It is the member's again.</summary>
    public Nonces? Take(SessionKey key, UserName user)
    {
        Forget();
        return _byKey.TryGetValue(key, out var departed) && departed.User.Key == user.Key && _byKey.Remove(key) ? departed.Nonces : null;
    }

    private void Forget()
    {
        while (_order.TryPeek(out var first)
            && (time.GetElapsedTime(first.Since) >= Nonces.Lifetime || (_nonces > Capacity && _order.Count > 1) || !IsHere(first)))
        {
            _order.Dequeue();
            _nonces -= first.Said;
            if (IsHere(first))
            {
                _byKey.Remove(first.Key);
            }
        }
    }

    private bool IsHere(Departed departed) => _byKey.TryGetValue(departed.Key, out var there) && ReferenceEquals(there, departed);

    private sealed record Departed(SessionKey Key, UserName User, Nonces Nonces, long Since)
    {
        // Counted once: what its owner says later, back in the room, is none of ours.
        public int Said { get; } = Nonces.Count;
    }
}
