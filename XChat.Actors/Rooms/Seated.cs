namespace XChat.Actors.Rooms;

/// <summary>A room's message to itself: its shared log has a place for a session that has asked for one.</summary>
/// <param name="Join">What it asked.</param>
/// <param name="Secret">The session key, for its owner alone.</param>
/// <param name="Seat">The place.</param>
/// <param name="IsReadUpTo">The log has been read as far as the session has seen it at another gateway, or as far as it goes.</param>
internal sealed record Seated(RoomProtocol.Join Join, string Secret, Seat Seat, bool IsReadUpTo = false)
{
    /// <summary>For logs and dead letters: the key is not theirs to know.</summary>
    public override string ToString() => $"{nameof(Seated)} {Seat.Name}";
}
