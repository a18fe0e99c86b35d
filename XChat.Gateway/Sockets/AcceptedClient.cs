using XChat.Actors.Chat;
using XChat.Actors.Wire;

namespace XChat.Gateway.Sockets;

/// <summary>What a handshake was found to say.</summary>
/// <param name="Address">Where the client is, after trusted proxies.</param>
/// <param name="Protocol">What it will speak.</param>
/// <param name="Room">The configured room that it asks for.</param>
/// <param name="Since">The last message that it has seen, or null.</param>
/// <param name="Deflates">Whether permessage-deflate was agreed on.</param>
public sealed record AcceptedClient(ClientAddress Address, ClientProtocol Protocol, RoomName Room, ResumePoint? Since, bool Deflates);
