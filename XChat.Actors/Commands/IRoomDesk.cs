using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>What a command can do with the room that it was given in. Only for the turn in which it runs.</summary>
public interface IRoomDesk
{
    /// <summary>The room's name.</summary>
    RoomName Room { get; }

    /// <summary>What it is about; empty for nothing.</summary>
    string Topic { get; }

    /// <summary>Who is there, those included who are away for a moment.</summary>
    IReadOnlyCollection<IOccupant> Occupants { get; }

    /// <summary>The time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Whoever has this name, look-alikes included, or null.</summary>
    IOccupant? Named(UserName name);

    /// <summary>Says something to everybody, as <paramref name="by"/>.</summary>
    void Post(IOccupant by, string text, string? nonce);

    /// <summary>Tells one something, as the server.</summary>
    void Notice(IOccupant to, string text);

    /// <summary>Tells one why not.</summary>
    void Refuse(IOccupant to, Refusal why);

    /// <summary>Puts somebody out. The others see a leave.</summary>
    void Remove(IOccupant member, string why);

    /// <summary>Lets this name listen only, until then.</summary>
    void Mute(UserName name, DateTimeOffset until);

    /// <summary>Lets this name speak again; false where it was not muted.</summary>
    bool Unmute(UserName name);

    /// <summary>Who said this; null where it is not in the history.</summary>
    string? AuthorOf(long id);

    /// <summary>Takes one message out of the history; false where it is not there.</summary>
    bool Delete(long id);

    /// <summary>Takes all messages out of the history.</summary>
    void Clear();

    /// <summary>Bans from all rooms.</summary>
    void Banish(Ban ban);

    /// <summary>Lifts bans; whoever gave the command is told what came of it.</summary>
    void Pardon(string nameOrAddress);

    /// <summary>Tells everybody in all rooms something, as the server.</summary>
    void Announce(string text);

    /// <summary>Writes down what an admin did: one line, with who and from where.</summary>
    void Audit(IOccupant by, string did);
}
