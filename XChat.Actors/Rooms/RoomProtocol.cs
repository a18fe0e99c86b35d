using System.Diagnostics;
using XChat.Actors.Chat;
using XChat.Actors.Commands;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>What a room is told and tells. It knows its members by their session: the sender of what they say.</summary>
public static class RoomProtocol
{
    // Commands

    /// <summary>Let the sender in. Answered with <see cref="Admitted"/> or <see cref="Refused"/>.</summary>
    /// <param name="User">The name that it asks for.</param>
    /// <param name="Role">What its secret, if it had one, makes of it.</param>
    /// <param name="Address">Where it is.</param>
    /// <param name="Protocol">What its client understands.</param>
    /// <param name="Key">The session key that it comes back with, if any.</param>
    /// <param name="Since">What it has seen already, if it says.</param>
    public sealed record Join(
        UserName User,
        Role Role,
        ClientAddress Address,
        ClientProtocol Protocol,
        string? Key = null,
        ResumePoint? Since = null)
    {
        /// <summary>For logs and dead letters: the key is not theirs to know.</summary>
        public override string ToString() => $"{nameof(Join)} {User} as {Role} from {Address}";
    }

    /// <summary>A member says something. Told to everybody in a <see cref="MessageBatch"/>, or refused to the sender alone.</summary>
    public sealed record Post(string Text, Attachment? Attachment = null, string? Nonce = null)
    {
        /// <summary>The span that ends when it is told; null where nobody traces.</summary>
        public Activity? Trace { get; init; }

        /// <summary>For logs and dead letters: what people say is not theirs to know.</summary>
        public override string ToString() => $"{nameof(Post)} of {Text.Length} characters";
    }

    /// <summary>A member is typing.</summary>
    public sealed record Typing
    {
        /// <summary>The only one.</summary>
        public static Typing Instance { get; } = new();
    }

    /// <summary>A member has handed the oldest <see cref="MessageBatch"/> that it was told to its connection.</summary>
    public sealed record Taken
    {
        /// <summary>The only one.</summary>
        public static Taken Instance { get; } = new();
    }

    /// <summary>A member gave a command that its role allows.</summary>
    public sealed record Obey(ChatCommand Command, string? Nonce)
    {
        /// <summary>For logs and dead letters: a command may hold what people say.</summary>
        public override string ToString() => $"{nameof(Obey)} {Command.GetType().Name}";
    }

    /// <summary>Tell all members this, once, as the server.</summary>
    public sealed record Announce(string Text);

    /// <summary>Put out everybody whom this ban is about.</summary>
    public sealed record Expel(Ban Ban);

    /// <summary>Say how things stand. Answered with <see cref="Described"/>.</summary>
    public sealed record Describe
    {
        /// <summary>The only one.</summary>
        public static Describe Instance { get; } = new();
    }

    /// <summary>From now on this holds for the room, and for all of them. Nobody is put out by it.</summary>
    public sealed record Reconfigure(RoomOptions Room, RoomsOptions All);

    /// <summary>The room is no more: put everybody out, and stop.</summary>
    public sealed record Shut
    {
        /// <summary>The only one.</summary>
        public static Shut Instance { get; } = new();
    }

    /// <summary>Others have written to the room's shared log.</summary>
    public sealed record Grown
    {
        /// <summary>The only one.</summary>
        public static Grown Instance { get; } = new();
    }

    // Events

    /// <summary>How things stand in the room.</summary>
    /// <param name="Epoch">The life of its log.</param>
    /// <param name="LastId">The id of its last message; 0 before the first.</param>
    /// <param name="Members">How many are there.</param>
    public sealed record Described(string Epoch, long LastId, int Members);

    /// <summary>This frame is for the session's client alone.</summary>
    public sealed record Private(Frame Frame);

    /// <summary>The session is in the room no more; its connection is to be closed.</summary>
    /// <param name="Code">What the client is told.</param>
    /// <param name="Why">What its user is told.</param>
    public sealed record Removed(CloseCode Code, string Why);

    /// <summary>The session is in the room: from here on it is told every <see cref="MessageBatch"/>.</summary>
    /// <param name="Name">The name that it got.</param>
    /// <param name="Role">The role that it got.</param>
    /// <param name="Epoch">The life of the room's log that it is in.</param>
    /// <param name="Key">Its secret to come back with; null for a base client.</param>
    /// <param name="Welcome">The greeting of an <c>xchat.v2</c> client.</param>
    /// <param name="History">What was told before; what follows is in the batches, nothing twice and nothing missing.</param>
    public sealed record Admitted(UserName Name, Role Role, string Epoch, string? Key, Frame? Welcome, Frame History)
    {
        /// <summary>For logs and dead letters: the key is not theirs to know.</summary>
        public override string ToString() => $"{nameof(Admitted)} {Name} as {Role}";
    }

    /// <summary>The session is not let in.</summary>
    /// <param name="Why">What its client is told.</param>
    /// <param name="Code">What its connection is then closed with.</param>
    public sealed record Refused(Refusal Why, CloseCode Code);
}
