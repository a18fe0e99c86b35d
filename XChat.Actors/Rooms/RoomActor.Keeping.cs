using Akka.Actor;
using Akka.Event;
using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>The room's log keeps a batch before it is told. In memory that is done at once.</summary>
public sealed partial class RoomActor
{
    private static readonly TimeSpan BeforeAnotherTry = TimeSpan.FromSeconds(1);

    private void KeepNext()
    {
        var kept = _room.KeepNext();
        if (kept.IsCompletedSuccessfully)
        {
            TellKept();
        }
        else
        {
            _room.Figures.BeginKeeping();
            kept.AsTask().PipeTo(Self, Self, () => Kept.Instance, why => new NotKept(why));
        }
    }

    private void TellKept()
    {
        _room.IsKept = true;
        if (!_room.IsKeeping || _room.HasUntold || _room.Log is not ISharedRoomLog shared || Settle(shared))
        {
            TellNext();
            SeatThoseAhead();
        }
    }

    // Who said it keeps it, and may say it again; ids are given again, for nobody has seen them.
    private void TakeBack(NotKept failed)
    {
        _log.Debug("A batch was not kept: {0}", failed.Why.Message);
        foreach (var message in _room.TakeBackAccepted())
        {
            if (message.Attachment is { } attachment)
            {
                _attachments.Release(attachment);
            }

            if (_room.Roster.All.FirstOrDefault(member => member.Name.Value == message.Username) is { } sender)
            {
                if (message.Nonce is { } nonce)
                {
                    sender.Nonces?.Forget(nonce);
                }

                Refuse(sender, new Refusal(RefusalCode.Unavailable, "This could not be kept, and was not sent.", message.Nonce));
            }
        }

        while (_traced.TryDequeue(out var refused))
        {
            refused.Span.Stop();
        }

        if (!_room.Pending.IsEmpty || _room.HasNews)
        {
            Timers.StartSingleTimer(nameof(GatheredByNow), GatheredByNow.Instance, BeforeAnotherTry);
        }
    }

    private sealed record Kept
    {
        public static Kept Instance { get; } = new();
    }

    private sealed record NotKept(Exception Why);
}
