using System.Text;
using XChat.Actors.Wire;

namespace XChat.Gateway.Sockets;

/// <summary>The answers to a handshake as HTTP/1.1 has them on the wire.</summary>
internal static class HandshakeAnswer
{
    public const string EpochHeader = "X-XChat-Epoch";

    public static string Accepting(AcceptedClient client, string key, string? epoch)
    {
        var answer = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n")
            .Append("Sec-WebSocket-Accept: ").Append(Handshake.AnswerTo(key)).Append("\r\n");
        if (client.Protocol == ClientProtocol.V2)
        {
            answer.Append("Sec-WebSocket-Protocol: ").Append(Handshake.V2).Append("\r\n");
        }

        if (client.Deflates)
        {
            answer.Append("Sec-WebSocket-Extensions: ").Append(DeflateOffer.Agreed).Append("\r\n");
        }

        if (epoch is not null)
        {
            answer.Append(EpochHeader).Append(": ").Append(epoch).Append("\r\n");
        }

        return answer.Append("\r\n").ToString();
    }

    public static string Refusing(HandshakeRefusal refusal)
    {
        var answer = new StringBuilder($"HTTP/1.1 {refusal.Status} {refusal.Reason}\r\nConnection: close\r\n");
        foreach (var (name, value) in refusal.Headers)
        {
            answer.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return answer.Append($"Content-Length: {refusal.Text.Length + 1}\r\n\r\n{refusal.Text}\n").ToString();
    }
}
