using System.Diagnostics.CodeAnalysis;
using XChat.Actors.Chat;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>What was before the server's start.</summary>
public sealed partial class RoomState
{
    // Those who were there are away, as if their connections had just ended: they have the grace time to come back in silence.
    [MemberNotNull(nameof(Epoch))]
    private void Restore(RoomPast past, TimeSpan grace, TimeProvider time)
    {
        Epoch = past.Epoch;
        LastId = past.LastId;
        History.Restore(past);
        foreach (var sender in past.Senders)
        {
            var said = NoncesOf(sender, time);
            var name = sender.Number == 1 ? sender.Asked : sender.Asked.Numbered(sender.Number);
            if (sender.WasThere && grace > TimeSpan.Zero && Roster.Named(name) is null && Roster.WithKey(sender.Key) is null)
            {
                var member = MemberOf(sender, name, said, time);
                Roster.Add(member);
                Away.Enqueue((member, member.AwaySince!.Value));
            }
            else
            {
                Departed.Add(sender.Key, sender.Asked, said);
            }
        }
    }

    // A role is given for a secret, and not for having had it: the token may have been taken back.
    private static RoomMember MemberOf(PastSender sender, UserName name, Nonces said, TimeProvider time) => new()
    {
        Asked = sender.Asked,
        Name = name,
        Number = sender.Number,
        Shown = new Member(name.Value, Role.User),
        Protocol = ClientProtocol.V2,
        Key = sender.Key,
        Nonces = said,
        AwaySince = time.GetTimestamp(),
    };

    private static Nonces NoncesOf(PastSender sender, TimeProvider time)
    {
        var nonces = new Nonces(time);
        foreach (var (nonce, accepted) in sender.Said)
        {
            nonces.Remember(nonce, accepted);
        }

        return nonces;
    }
}
