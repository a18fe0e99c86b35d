namespace XChat.Gateway.Cluster;

/// <summary>What an event of a shared log is. The numbers are in the database, and in its functions.</summary>
internal enum EventKind : short
{
    Message = 0,
    Join = 1,
    Leave = 2,
    Deleted = 3,
    Cleared = 4,
    Moved = 5,
    Removed = 6,
    Muted = 7,
    Announced = 8,
}
