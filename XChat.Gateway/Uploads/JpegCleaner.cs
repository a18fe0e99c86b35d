using System.Buffers;
using System.Buffers.Binary;

namespace XChat.Gateway.Uploads;

/// <summary>
/// Takes out of a JPEG picture, piece by piece, what tells about the person who took it: EXIF with its GPS position, XMP, IPTC,
/// comments, embedded previews, and whatever stands behind the end of the picture. The picture itself stays, bit by bit.
/// </summary>
/// <remarks>Kept are the segments that a decoder needs: JFIF, Adobe's colour transform, ICC profiles; and of EXIF the orientation alone.</remarks>
public sealed class JpegCleaner : IPictureCleaner
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;

    private readonly byte[] _segment = new byte[ushort.MaxValue];
    private State _state = State.Prefix;
    private byte _marker;
    private int _length;
    private int _filled;
    private bool _started;

    private enum State
    {
        Prefix,
        Marker,
        LengthHigh,
        LengthLow,
        Segment,
        Picture,
        PictureMarker,
        Ended,
        Broken,
    }

    /// <inheritdoc/>
    public bool IsSound => _state != State.Broken;

    /// <inheritdoc/>
    public bool HasEnded => _state == State.Ended;

    /// <inheritdoc/>
    public void Feed(ReadOnlySpan<byte> piece, IBufferWriter<byte> output)
    {
        while (!piece.IsEmpty && _state is not (State.Ended or State.Broken))
        {
            piece = _state switch
            {
                State.Segment => FillSegment(piece, output),
                State.Picture => CopyPicture(piece, output),
                _ => Step(piece, output),
            };
        }
    }

    private ReadOnlySpan<byte> Step(ReadOnlySpan<byte> piece, IBufferWriter<byte> output)
    {
        var next = piece[0];
        switch (_state)
        {
            case State.Prefix:
                _state = next == 0xFF ? State.Marker : State.Broken;
                break;
            case State.Marker:
                BeginMarker(next, output);
                break;
            case State.LengthHigh:
                _length = next << 8;
                _state = State.LengthLow;
                break;
            case State.LengthLow:
                // The length counts its own two bytes.
                _length += next - 2;
                _filled = 0;
                _state = _length < 0 ? State.Broken : State.Segment;
                if (_length == 0)
                {
                    EndSegment(output);
                }

                break;
            case State.PictureMarker when next is 0 or (>= 0xD0 and <= 0xD7):
                // A stuffed FF, or a restart marker: still the picture.
                output.Write((ReadOnlySpan<byte>)[0xFF, next]);
                _state = State.Picture;
                break;
            case State.PictureMarker:
                BeginMarker(next, output);
                break;
        }

        return piece[1..];
    }

    private void BeginMarker(byte marker, IBufferWriter<byte> output)
    {
        _marker = marker;
        if (marker == 0xFF)
        {
            return; // any number of FF may come before a marker
        }

        if (!_started)
        {
            _started = marker == Start;
            _state = _started ? State.Prefix : State.Broken;
            output.Write((ReadOnlySpan<byte>)[0xFF, marker]);
        }
        else if (marker == End)
        {
            output.Write((ReadOnlySpan<byte>)[0xFF, End]);
            _state = State.Ended;
        }
        else
        {
            _state = marker is 0 or 1 or (>= 0xD0 and <= Start) ? State.Broken : State.LengthHigh;
        }
    }

    private ReadOnlySpan<byte> FillSegment(ReadOnlySpan<byte> piece, IBufferWriter<byte> output)
    {
        var take = Math.Min(piece.Length, _length - _filled);
        piece[..take].CopyTo(_segment.AsSpan(_filled));
        _filled += take;
        if (_filled == _length)
        {
            EndSegment(output);
        }

        return piece[take..];
    }

    private void EndSegment(IBufferWriter<byte> output)
    {
        var content = _segment.AsSpan(0, _length);
        if (_marker == App1 && ExifOrientation.Find(content) is { } orientation)
        {
            ExifOrientation.Write(orientation, output);
        }
        else if (Stays(content))
        {
            Span<byte> head = stackalloc byte[4];
            head[0] = 0xFF;
            head[1] = _marker;
            BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(_length + 2));
            output.Write(head);
            output.Write(content);
        }

        _state = _marker == Scan ? State.Picture : State.Prefix;
    }

    private bool Stays(ReadOnlySpan<byte> content) => _marker switch
    {
        App0 => content.StartsWith("JFIF\0"u8),
        App2 => content.StartsWith("ICC_PROFILE\0"u8),
        App14 => content.StartsWith("Adobe"u8),
        Comment or (>= App0 and <= App15) => false,
        _ => true,
    };

    private ReadOnlySpan<byte> CopyPicture(ReadOnlySpan<byte> piece, IBufferWriter<byte> output)
    {
        var marker = piece.IndexOf((byte)0xFF);
        output.Write(marker < 0 ? piece : piece[..marker]);
        if (marker < 0)
        {
            return [];
        }

        _state = State.PictureMarker;
        return piece[(marker + 1)..];
    }
}
