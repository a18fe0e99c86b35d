using XChat.Actors.Chat;

namespace XChat.Actors.Sessions;

/// <summary>A secret that makes an admin, of which only the hash is kept.</summary>
/// <param name="Name">What the log calls it, so that it can be told which one was used, and revoked.</param>
/// <param name="Secret">Its hash.</param>
/// <param name="OnThisMachineAlone">It is one that anybody might guess: it counts only where it comes from this machine, not through a proxy of it.</param>
public sealed record AdminToken(string Name, SecretHash Secret, bool OnThisMachineAlone = false);
