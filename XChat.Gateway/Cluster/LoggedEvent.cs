using XChat.Actors.Chat;

namespace XChat.Gateway.Cluster;

/// <summary>Something that a gateway adds to a room's log.</summary>
/// <param name="Happened">A message, whose id is given by the log; a join, a leave, a deletion, a clearing.</param>
/// <param name="Sender">What is kept of the sender's session key; null where it has none.</param>
/// <param name="Visit">Of a join, a leave or a move: which stay of that member it is about.</param>
public sealed record NewEvent(RoomEvent Happened, byte[]? Sender, long Visit = 0);

/// <summary>An event in its place in a room's log.</summary>
/// <param name="Seq">Its place: +1 each.</param>
/// <param name="Gateway">Which gateway has added it.</param>
/// <param name="Happened">What it is.</param>
/// <param name="Sender">What is kept of the sender's session key; null where it has none.</param>
/// <param name="Visit">Of a join, a leave or a move: which stay of that member it is about.</param>
public sealed record LoggedEvent(long Seq, Guid Gateway, RoomEvent Happened, byte[]? Sender, long Visit);
