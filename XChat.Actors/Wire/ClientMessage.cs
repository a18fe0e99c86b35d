using System.Buffers;
using System.Text;
using XChat.Actors.Chat;

namespace XChat.Actors.Wire;

/// <summary>What a client said, as one of the nested kinds. Reading is a pure function that never throws, whatever the bytes.</summary>
public abstract record ClientMessage
{
    /// <summary>Longest nonce, in characters.</summary>
    public const int MaxNonceLength = 64;

    private static readonly SearchValues<char> NonceCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private ClientMessage()
    {
    }

    /// <summary>A message for the room, or a command. <paramref name="Text"/> is blank only with an attachment.</summary>
    /// <param name="Text">As it was sent; well-formed UTF-16.</param>
    /// <param name="AttachmentUrl">What it names as its attachment; not checked against the store.</param>
    /// <param name="Nonce">1 to 64 characters of <c>[A-Za-z0-9_-]</c>, or null.</param>
    public sealed record Said(string Text, string? AttachmentUrl = null, string? Nonce = null) : ClientMessage;

    /// <summary>Nothing was said: dropped silently.</summary>
    public sealed record Blank : ClientMessage
    {
        /// <summary>The only one.</summary>
        public static Blank Instance { get; } = new();
    }

    /// <summary>The client is typing (<c>xchat.v2</c>).</summary>
    public sealed record Typing : ClientMessage
    {
        /// <summary>The only one.</summary>
        public static Typing Instance { get; } = new();
    }

    /// <summary>Who the client says it is. Neither its secret nor its key is ever in its text form.</summary>
    /// <param name="Name">The name as it was sent, unchecked.</param>
    /// <param name="Secret">Admin token or room password, if one came.</param>
    /// <param name="Key">Session key, if one came (<c>xchat.v2</c>).</param>
    /// <param name="Since">What the client has seen, if it says (<c>xchat.v2</c>).</param>
    public sealed record Join(string Name, string? Secret = null, string? Key = null, ResumePoint? Since = null) : ClientMessage
    {
        protected override bool PrintMembers(StringBuilder builder)
        {
            builder.Append("Name = ").Append(Secret is null ? Name : "(with a secret)").Append(", Since = ").Append(Since);
            return true;
        }
    }

    /// <summary>It cannot be understood; the client is told why.</summary>
    public sealed record Refused(Refusal Why) : ClientMessage;

    /// <summary>The first frame of a base client: <c>NAME</c>, or <c>NAME::SECRET</c> with exactly one <c>::</c>.</summary>
    public static Join ParseName(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        var parts = text.Split("::");
        return parts.Length == 2 ? new Join(parts[0], parts[1]) : new Join(text);
    }

    /// <summary>A later frame of a base client: JSON object with <c>text</c> or <c>attachment</c>, else plain text as it stands.</summary>
    public static ClientMessage ParseBase(ReadOnlySpan<byte> utf8) =>
        ClientObject.TryRead(utf8, out var said) && said.HasContent
            ? FromObject(said)
            : Say(Encoding.UTF8.GetString(utf8), attachment: null, nonce: null);

    /// <summary>Any frame of an <c>xchat.v2</c> client: an object with <c>type</c> join, message or typing.</summary>
    public static ClientMessage ParseV2(ReadOnlySpan<byte> utf8)
    {
        if (!ClientObject.TryRead(utf8, out var said))
        {
            return Bad("A frame must be one JSON object.");
        }

        return said.Type switch
        {
            "join" => said.ToJoin(),
            "message" => FromObject(said),
            "typing" => Typing.Instance,
            _ => Bad("The type of a frame must be join, message or typing."),
        };
    }

    /// <summary>Whether <paramref name="nonce"/> is one that a client may use.</summary>
    public static bool IsNonce(ReadOnlySpan<char> nonce) =>
        nonce.Length is > 0 and <= MaxNonceLength && !nonce.ContainsAnyExcept(NonceCharacters);

    internal static Refused Bad(string text, string? nonce = null) => new(new Refusal(RefusalCode.BadMessage, text, nonce));

    private static ClientMessage FromObject(ClientObject said)
    {
        if (said.BadNonce || (said.Nonce is { } nonce && !IsNonce(nonce)))
        {
            return Bad($"A nonce has 1 to {MaxNonceLength} characters of A-Z, a-z, 0-9, _ and -.");
        }

        if (said.BadAttachment)
        {
            return new Refused(new Refusal(RefusalCode.BadAttachment, "An attachment is named by the url that its upload was answered with.", said.Nonce));
        }

        return said.BadText ? Bad("The text of a message must be a string.", said.Nonce) : Say(said.Text ?? "", said.Attachment, said.Nonce);
    }

    private static ClientMessage Say(string text, string? attachment, string? nonce) =>
        attachment is null && IsBlank(text) ? Blank.Instance : new Said(text, attachment, nonce);

    // What draws nothing says nothing.
    private static bool IsBlank(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && !NameCharacters.IsInvisible(rune))
            {
                return false;
            }
        }

        return true;
    }
}
