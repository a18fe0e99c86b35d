using System.IO.Pipelines;
using System.Net.Sockets;

namespace XChat.Gateway.Sockets;

/// <summary>A connection whose handshake was answered, with the way in and the way out of it.</summary>
/// <param name="Writer">The way out; the answer has been handed to it or to what is beneath it.</param>
/// <param name="Input">The way in, from the first byte after the request.</param>
/// <param name="Beneath">The bare socket under a writer that begins on a stream, where frames may go past that; else null.</param>
/// <param name="Abort">Ends the socket at once, and a read under way with it.</param>
public sealed record UpgradedConnection(ConnectionWriter Writer, PipeReader Input, Socket? Beneath, Action Abort);
