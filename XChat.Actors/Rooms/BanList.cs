using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>The bans of the whole chat. At most <see cref="Capacity"/>; the oldest goes first.</summary>
/// <param name="time">Where time comes from.</param>
/// <param name="before">Those that there are already, oldest first.</param>
public sealed class BanList(TimeProvider time, IEnumerable<Ban> before)
{
    /// <summary>Bans at most.</summary>
    public const int Capacity = 10_000;

    private readonly List<Ban> _bans = [.. before.TakeLast(Capacity)];

    /// <summary>Those that hold now, oldest first.</summary>
    public IReadOnlyList<Ban> Current
    {
        get
        {
            Forget();
            return _bans;
        }
    }

    /// <summary>The ban that keeps somebody of this name at this address out, or null.</summary>
    public Ban? Against(UserName name, ClientAddress from)
    {
        if (_bans.Count == 0)
        {
            return null;
        }

        Forget();
        return _bans.Find(ban => ban.Concerns(name, from));
    }

    /// <summary>One more, in place of any that is about the same name and address.</summary>
    public void Add(Ban ban)
    {
        _bans.RemoveAll(before => before.Name?.Key == ban.Name?.Key && Equals(before.Address, ban.Address));
        _bans.Add(ban);
        if (_bans.Count > Capacity)
        {
            _bans.RemoveAt(0);
        }
    }

    /// <summary>Lifts those that <paramref name="nameOrAddress"/> means; their number.</summary>
    public int Lift(string nameOrAddress) => _bans.RemoveAll(ban => ban.IsCalled(nameOrAddress));

    private void Forget()
    {
        var now = time.GetUtcNow();
        _bans.RemoveAll(ban => ban.Until <= now);
    }
}
