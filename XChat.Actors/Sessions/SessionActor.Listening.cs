using Akka.Actor;
using Akka.Event;
using XChat.Actors.Chat;
using XChat.Actors.Commands;
using XChat.Actors.Measures;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;

namespace XChat.Actors.Sessions;

/// <summary>What the client says.</summary>
public sealed partial class SessionActor
{
    private void LogIn(SessionProtocol.Heard heard)
    {
        _connection.Consumed(heard.Utf8.Length);
        switch (ReadFirst(heard))
        {
            case ClientMessage.Join asked:
                LogIn(asked);
                break;
            case ClientMessage.Refused refused:
                TurnAway(refused.Why, CloseCode.BadName);
                break;
            default:
                TurnAway(new Refusal(RefusalCode.BadName, "The first frame must be a join with a name."), CloseCode.BadName);
                break;
        }
    }

    private void LogIn(ClientMessage.Join asked)
    {
        if (UserName.TryParse(asked.Name, out var user, out var why))
        {
            Context.Parent.Tell(new SessionsProtocol.LogIn(_roomName, user, asked, _connection), Self);
            _joining = ChatTraces.Join(_roomName);
            Become(Entering);
        }
        else
        {
            TurnAway(why, CloseCode.BadName);
        }
    }

    private ClientMessage ReadFirst(SessionProtocol.Heard heard)
    {
        var first = _connection.Protocol == ClientProtocol.V2
            ? ClientMessage.ParseV2(heard.Utf8.Span)
            : ClientMessage.ParseName(heard.Utf8.Span);
        return first is ClientMessage.Join join ? join with { Since = join.Since ?? _connection.Since } : first;
    }

    private void TurnAway(Refusal why, CloseCode code)
    {
        _joining.Refuse(why.Code);
        Report(why.Code, $"Turned somebody away for {why.Code}");
        Refuse(why);
        Close(code, why.Text);
    }

    private void Listen(SessionProtocol.Heard heard)
    {
        _connection.Consumed(heard.Utf8.Length);
        var said = Read(heard);
        switch (_budget.Spend())
        {
            case SendVerdict.Flooding:
                Report(nameof(SendVerdict.Flooding), $"{_name} floods");
                Close(CloseCode.Flooding, "Too many messages.");
                break;
            case SendVerdict.Refused:
                Refuse(new Refusal(RefusalCode.SlowDown, "Too many messages at once: this one was not sent.", (said as ClientMessage.Said)?.Nonce));
                break;
            default:
                Follow(said);
                break;
        }
    }

    private ClientMessage Read(SessionProtocol.Heard heard) => _connection.Protocol == ClientProtocol.V2
        ? ClientMessage.ParseV2(heard.Utf8.Span)
        : ClientMessage.ParseBase(heard.Utf8.Span);

    private void Follow(ClientMessage said)
    {
        switch (said)
        {
            case ClientMessage.Said { AttachmentUrl: null } text when CommandTable.TryFind(text.Text, out var word, out var arguments):
                Command(word, arguments, text.Nonce);
                break;
            case ClientMessage.Said message:
                Post(message);
                break;
            case ClientMessage.Typing:
                _room.Tell(RoomProtocol.Typing.Instance, Self);
                break;
            case ClientMessage.Refused refused:
                Refuse(refused.Why);
                break;
            case ClientMessage.Join:
                Refuse(new Refusal(RefusalCode.BadMessage, "You have joined already."));
                break;
        }
    }

    private void Post(ClientMessage.Said message)
    {
        if (message.AttachmentUrl is null)
        {
            _room.Tell(new RoomProtocol.Post(message.Text, null, message.Nonce) { Trace = ChatTraces.Post(_roomName) }, Self);
        }
        else
        {
            var found = _attachments.FindAsync(message.AttachmentUrl);
            if (found.IsCompletedSuccessfully)
            {
                Post(message, found.Result);
            }
            else
            {
                // What its client says next comes after it.
                found.AsTask().PipeTo(Self, Self, attachment => new LookedUp(message, attachment), why => new NotLookedUp(message, why));
                Become(LookingUp);
            }
        }
    }

    private void Post(ClientMessage.Said message, Attachment? attachment)
    {
        if (attachment is not null)
        {
            _room.Tell(new RoomProtocol.Post(message.Text, attachment, message.Nonce) { Trace = ChatTraces.Post(_roomName) }, Self);
        }
        else
        {
            Refuse(new Refusal(RefusalCode.BadAttachment, "There is no such upload.", message.Nonce));
        }
    }

    private void ListenOn()
    {
        Become(Chatting);
        Stash.UnstashAll();
    }

    private void RefuseUnfound(NotLookedUp failed)
    {
        Log.Debug("An upload was not looked up: {0}", failed.Why.Message);
        Refuse(new Refusal(RefusalCode.Unavailable, "This could not be sent now.", failed.Message.Nonce));
        ListenOn();
    }

    private void Command(CommandWord word, string arguments, string? nonce)
    {
        if (_role < word.Needs)
        {
            Report(RefusalCode.NotAllowed, $"{_name} may not give {word.Word}");
            Refuse(new Refusal(RefusalCode.NotAllowed, $"{word.Word} is for admins.", nonce));
        }
        else if (word.Read(arguments) is { } command)
        {
            _room.Tell(new RoomProtocol.Obey(command, nonce), Self);
        }
        else
        {
            Refuse(new Refusal(RefusalCode.BadMessage, $"Usage: {word.Usage}", nonce));
        }
    }

    private void Report(string kind, string what) =>
        Context.Parent.Tell(new SessionsProtocol.Incident(kind, what, _connection.Address, _roomName), Self);

    private void Refuse(Refusal why)
    {
        ChatMeter.Refused(why.Code);
        Send(ServerFrames.Error(why, _time.GetUtcNow()));
    }
}
