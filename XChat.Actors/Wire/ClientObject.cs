using System.Text.Json;
using XChat.Actors.Chat;

namespace XChat.Actors.Wire;

/// <summary>The fields of one JSON object from a client, read without trust. Of a key that comes twice the last counts.</summary>
internal struct ClientObject
{
    // The reader keeps one bit per level and does not recurse; the size of the frame bounds it.
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    public string? Type { get; private set; }

    public string? Text { get; private set; }

    public bool BadText { get; private set; }

    public string? Attachment { get; private set; }

    public bool BadAttachment { get; private set; }

    public string? Nonce { get; private set; }

    public bool BadNonce { get; private set; }

    public string? Name { get; private set; }

    public string? Token { get; private set; }

    public string? Password { get; private set; }

    public string? Key { get; private set; }

    public ResumePoint? Since { get; private set; }

    /// <summary>It is a message of the base protocol: it has a text or at least claims an attachment.</summary>
    public readonly bool HasContent => !BadText && (Text is not null || Attachment is not null || BadAttachment);

    /// <summary>False for anything but one whole JSON object.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out ClientObject said)
    {
        said = default;

        // Most plain text is recognised here, without an exception.
        var start = utf8.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || utf8[start] != '{')
        {
            return false;
        }

        try
        {
            var json = new Utf8JsonReader(utf8, AnyDepth);
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var field = JsonText.Decode(json.ValueSpan, json.ValueIsEscaped);
                json.Read();
                said.Take(field, ref json);
            }

            // Finds what stands behind the object, which makes it plain text.
            return !json.Read();
        }
        catch (JsonException)
        {
            said = default;
            return false;
        }
    }

    public readonly ClientMessage ToJoin() => Name is null
        ? ClientMessage.Bad("A join must have a name.")
        : new ClientMessage.Join(Name, Token ?? Password, Key, Since);

    private void Take(string field, ref Utf8JsonReader json)
    {
        switch (field)
        {
            case "type":
                Type = StringOrNull(ref json, out _);
                break;
            case "text":
                Text = StringOrNull(ref json, out var wrong);
                BadText = wrong;
                break;
            case "attachment":
                TakeAttachment(ref json);
                break;
            case "nonce":
                Nonce = StringOrNull(ref json, out wrong);
                BadNonce = wrong;
                break;
            case "name":
                Name = StringOrNull(ref json, out _);
                break;
            case "token":
                Token = StringOrNull(ref json, out _);
                break;
            case "password":
                Password = StringOrNull(ref json, out _);
                break;
            case "key":
                Key = StringOrNull(ref json, out _);
                break;
            case "since":
                TakeSince(ref json);
                break;
            default:
                json.Skip();
                break;
        }
    }

    private void TakeAttachment(ref Utf8JsonReader json)
    {
        Attachment = null;
        BadAttachment = json.TokenType != JsonTokenType.Null;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Attachment = StringOrNull(ref json, out _);
        }
        else
        {
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isUrl = JsonText.Decode(json.ValueSpan, json.ValueIsEscaped) == "url";
                json.Read();
                if (isUrl)
                {
                    Attachment = StringOrNull(ref json, out _);
                }
                else
                {
                    json.Skip();
                }
            }
        }

        BadAttachment &= Attachment is null;
    }

    // A point that cannot be read is none: the client gets the full history, as for one that is not known any more.
    private void TakeSince(ref Utf8JsonReader json)
    {
        Since = null;
        string? epoch = null;
        long id = -1;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = JsonText.Decode(json.ValueSpan, json.ValueIsEscaped);
            json.Read();
            if (field == "epoch")
            {
                epoch = StringOrNull(ref json, out _);
            }
            else if (field == "id" && json.TokenType == JsonTokenType.Number)
            {
                id = json.TryGetInt64(out var number) ? number : -1;
            }
            else
            {
                json.Skip();
            }
        }

        Since = ResumePoint.TryCreate(epoch, id, out var point) ? point : null;
    }

    private static string? StringOrNull(ref Utf8JsonReader json, out bool wrong)
    {
        wrong = json.TokenType is not (JsonTokenType.String or JsonTokenType.Null);
        if (json.TokenType == JsonTokenType.String)
        {
            return JsonText.Decode(json.ValueSpan, json.ValueIsEscaped);
        }

        json.Skip();
        return null;
    }
}
