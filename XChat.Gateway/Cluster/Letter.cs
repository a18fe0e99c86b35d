using XChat.Actors.Chat;

namespace XChat.Gateway.Cluster;

/// <summary>What was posted at one gateway for an event stream of another.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Sender">The gateway that waits for the answer.</param>
/// <param name="Bearer">What it came with.</param>
/// <param name="Room">The room that it was posted to.</param>
/// <param name="Said">What was posted; null for more than a message may have.</param>
internal sealed record Letter(Guid Id, Guid Sender, SessionKey Bearer, RoomName Room, byte[]? Said)
{
    /// <summary>For logs: what people say is not theirs to know.</summary>
    public override string ToString() => $"{nameof(Letter)} {Id}";
}
