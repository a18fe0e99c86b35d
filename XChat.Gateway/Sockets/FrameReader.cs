using System.Buffers;
using System.Text.Unicode;
using XChat.Actors.Chat;
using XChat.Actors.Wire;

namespace XChat.Gateway.Sockets;

/// <summary>Reads what a client says from its bytes, however they are cut; RFC 6455 complete, except that binary messages are refused.</summary>
/// <remarks>
/// Keeps nothing between messages. Within one it keeps what has come of it, never more than <c>maxMessageBytes</c>:
/// a frame that would exceed that is refused on its header, before any of it is stored.
/// A mutable value, meant to be a field of its connection. After a violation it must not be used again.
/// </remarks>
/// <param name="maxMessageBytes">Largest message, in bytes, 1 or more, compressed or not; larger is 1009.</param>
/// <param name="mayCompress">Whether permessage-deflate was agreed on, without context takeover.</param>
public struct FrameReader(int maxMessageBytes, bool mayCompress = false)
{
    private static readonly Incoming NotUtf8 = Incoming.Violation(CloseCode.InvalidPayload, "text that is not UTF-8");

    private byte[]? _message;
    private int _length;
    private int _validated;
    private FrameHeader _frame;
    private long _left;
    private bool _inFrame;
    private bool _inMessage;
    private bool _compressed;

    /// <summary>Frames so far that ended no message: control frames and fragments. They cost a client nothing, so somebody must count them.</summary>
    public long SideFrames { get; private set; }

    /// <summary>Takes the next thing said from the front of <paramref name="input"/>.</summary>
    /// <param name="input">Becomes what is left of it. What stays needs more bytes behind it: at most 130.</param>
    /// <returns>False where more bytes are needed.</returns>
    public bool TryRead(ref ReadOnlySequence<byte> input, out Incoming heard)
    {
        heard = default;
        while (true)
        {
            if (!_inFrame)
            {
                if (!FrameHeader.TryRead(input, mayCompress, out var header, out var wrong))
                {
                    heard = Incoming.Violation(CloseCode.ProtocolError, wrong ?? "");
                    return wrong is not null;
                }

                if (header.Opcode >= Opcode.Close)
                {
                    return TryReadControl(header, ref input, out heard);
                }

                if (!MayBegin(header, out heard))
                {
                    return true;
                }

                Begin(header);
                input = input.Slice(header.Size);
            }

            if (!Take(ref input))
            {
                heard = NotUtf8;
                return true;
            }

            if (_left > 0)
            {
                return false;
            }

            _inFrame = false;
            if (_frame.Final)
            {
                heard = Complete();
                return true;
            }
        }
    }

    private bool TryReadControl(in FrameHeader header, ref ReadOnlySequence<byte> input, out Incoming heard)
    {
        heard = default;
        if (input.Length < header.Size + header.Length)
        {
            return false;
        }

        var payload = new byte[header.Length];
        input.Slice(header.Size, header.Length).CopyTo(payload);
        input = input.Slice(header.Size + header.Length);
        Masking.Apply(payload, payload, header.Mask, 0);
        SideFrames++;
        heard = header.Opcode switch
        {
            Opcode.Ping => Incoming.Data(IncomingKind.Ping, payload),
            Opcode.Pong => Incoming.Data(IncomingKind.Pong, payload),
            _ => CloseFrame.Decode(payload),
        };
        return true;
    }

    private readonly bool MayBegin(in FrameHeader header, out Incoming violation)
    {
        violation = header.Opcode == Opcode.Continuation != _inMessage
                ? Incoming.Violation(CloseCode.ProtocolError, _inMessage ? "a new message within a message" : "a continuation of nothing")
            : header.Opcode == Opcode.Binary ? Incoming.Violation(CloseCode.Unsupported, "a binary message")
            : header.Length > maxMessageBytes - _length ? TooBig()
            : default;
        return violation.Code == Incoming.NoCode;
    }

    private void Begin(in FrameHeader header)
    {
        _frame = header;
        _left = header.Length;
        _compressed = _inMessage ? _compressed : header.Compressed;
        _inFrame = _inMessage = true;
        SideFrames += header.Final ? 0 : 1;
    }

    private bool Take(ref ReadOnlySequence<byte> input)
    {
        var now = (int)Math.Min(_left, input.Length);
        MakeRoom(now);
        var piece = input.Slice(0, now);
        foreach (var part in piece)
        {
            Masking.Apply(part.Span, _message.AsSpan(_length), _frame.Mask, _frame.Length - _left);
            _length += part.Length;
            _left -= part.Length;
        }

        input = input.Slice(now);
        if (_compressed)
        {
            return true;
        }

        var valid = Utf8Prefix.IsValid(_message.AsSpan(_validated, _length - _validated), out var finished);
        _validated += finished;
        return valid && (_left > 0 || !_frame.Final || _validated == _length);
    }

    // A frame that has come whole gets an array of exactly its size. One that trickles in gets what has come, doubled as it
    // grows, so that a header alone can claim no memory.
    private void MakeRoom(int more)
    {
        if (_message is null)
        {
            _message = more == 0 ? [] : new byte[more];
        }
        else if (_message.Length - _length < more)
        {
            var doubled = Math.Min(2L * _message.Length, _frame.Final ? _length + _left : maxMessageBytes);
            Array.Resize(ref _message, (int)Math.Max(_length + more, doubled));
        }
    }

    private Incoming Complete()
    {
        var text = _compressed ? Inflated() : Incoming.Data(IncomingKind.Text, _message.AsMemory(0, _length));
        _message = null;
        _length = _validated = 0;
        _inMessage = false;
        return text;
    }

    private readonly Incoming Inflated() =>
        MessageDeflate.Inflate(_message.AsSpan(0, _length), maxMessageBytes, out var message) switch
        {
            InflateResult.TooLarge => TooBig(),
            InflateResult.Malformed => Incoming.Violation(CloseCode.InvalidPayload, "a message that cannot be inflated"),
            _ when !Utf8.IsValid(message) => NotUtf8,
            _ => Incoming.Data(IncomingKind.Text, message),
        };

    private readonly Incoming TooBig() => Incoming.Violation(CloseCode.TooBig, $"a message of more than {maxMessageBytes} bytes");
}
