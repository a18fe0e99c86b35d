using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>Who may not say anything in a room, by name, and until when. At most <see cref="Capacity"/>.</summary>
public sealed class MuteList(TimeProvider time)
{
    /// <summary>Mutes at most; beyond it the one that ends first is dropped.</summary>
    public const int Capacity = 1_000;

    private readonly Dictionary<string, DateTimeOffset> _until = [];

    /// <summary>Until when this name is muted; null where it is not.</summary>
    public DateTimeOffset? Until(UserName name)
    {
        if (!_until.TryGetValue(name.Key, out var until))
        {
            return null;
        }

        if (until > time.GetUtcNow())
        {
            return until;
        }

        _until.Remove(name.Key);
        return null;
    }

    /// <summary>Mutes, or changes until when.</summary>
    public void Add(UserName name, DateTimeOffset until)
    {
        _until[name.Key] = until;
        if (_until.Count > Capacity)
        {
            _until.Remove(_until.MinBy(mute => mute.Value).Key);
        }
    }

    /// <summary>Ends a mute; false where there was none.</summary>
    public bool Remove(UserName name) => _until.Remove(name.Key);
}
