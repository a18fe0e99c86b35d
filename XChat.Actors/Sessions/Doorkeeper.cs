using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Actors.Sessions;

/// <summary>Knows what a secret makes of those who bring it.</summary>
public sealed class Doorkeeper(IReadOnlyList<AdminToken> admins, TimeProvider time)
{
    private readonly SecretAttempts _attempts = new(time);
    private IReadOnlyList<AdminToken> _admins = admins;

    /// <summary>From now on these make admins. Who was locked out stays so, and who is an admin already.</summary>
    public void Adopt(IReadOnlyList<AdminToken> admins) => _admins = admins;

    /// <summary>Looks at a secret, or at there being none.</summary>
    /// <param name="room">Where it is brought.</param>
    /// <param name="secret">What was brought; null for nothing.</param>
    /// <param name="from">Who brings it.</param>
    public Answer Ask(RoomOptions room, string? secret, ClientAddress from)
    {
        if (secret is null)
        {
            return room.Password is null ? new Answer(Role.User) : Answer.NoSecret;
        }

        if (_attempts.LockedOut(from))
        {
            return Answer.Unseen;
        }

        var isPassword = room.Password?.Matches(secret) ?? false;
        AdminToken? token = null;
        foreach (var admin in _admins)
        {
            // All of them, whichever it is: how long it takes tells nothing.
            token = admin.Secret.Matches(secret) && (!admin.OnThisMachineAlone || from.IsThisMachine) ? admin : token;
        }

        if (token is not null)
        {
            return new Answer(Role.Admin, Token: token.Name);
        }

        if (isPassword)
        {
            return new Answer(Role.User);
        }

        _attempts.Wrong(from);
        return Answer.WrongSecret;
    }

    /// <summary>What becomes of somebody.</summary>
    /// <param name="Role">The role they get; means nothing where they are refused.</param>
    /// <param name="Refused">Why they do not come in; null where they do.</param>
    /// <param name="Token">Name of the token that made an admin.</param>
    public sealed record Answer(Role Role, RoomProtocol.Refused? Refused = null, string? Token = null)
    {
        internal static Answer NoSecret { get; } = Refuse(RefusalCode.BadToken, "This room asks for a password: NAME::PASSWORD.", CloseCode.BadToken);

        internal static Answer WrongSecret { get; } = Refuse(RefusalCode.BadToken, "That is not the token or password.", CloseCode.BadToken);

        internal static Answer Unseen { get; } = Refuse(RefusalCode.SlowDown, "Too many wrong tokens: wait a minute.", CloseCode.Flooding);

        private static Answer Refuse(string code, string text, CloseCode close) => new(Role.User, new RoomProtocol.Refused(new Refusal(code, text), close));
    }
}
