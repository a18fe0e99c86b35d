using XChat.Actors.Rooms;
using XChat.Actors.Sessions;

namespace XChat.Actors;

/// <summary>Everything that can be chosen about the chat.</summary>
/// <param name="Rooms">The rooms.</param>
/// <param name="Sessions">The connections.</param>
public sealed record ChatOptions(RoomsOptions Rooms, SessionOptions Sessions);
