using System.Buffers;
using System.Text.Unicode;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Uploads;

/// <summary>Checks that a file is text, piece by piece: UTF-8 without the control characters that only binaries have.</summary>
public sealed class TextCheck
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 0x0B, 0x0E, 0x0F, .. Enumerable.Range(0x10, 11).Select(b => (byte)b), 0x1C, 0x1D, 0x1E, 0x1F, 0x7F]);

    private readonly byte[] _unfinished = new byte[4];
    private int _waiting;

    /// <summary>Whether a text can begin so.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> head) => !head.ContainsAny(Controls) && Utf8Prefix.IsValid(head, out _);

    /// <summary>Whether, after all that came before, a text can go on so.</summary>
    public bool Accepts(ReadOnlySpan<byte> piece)
    {
        if (piece.ContainsAny(Controls))
        {
            return false;
        }

        while (_waiting > 0 && !piece.IsEmpty)
        {
            _unfinished[_waiting++] = piece[0];
            piece = piece[1..];
            if (!Utf8Prefix.IsValid(_unfinished.AsSpan(0, _waiting), out var finished))
            {
                return false;
            }

            _waiting = finished > 0 ? 0 : _waiting;
        }

        if (!Utf8Prefix.IsValid(piece, out var whole))
        {
            return false;
        }

        if (_waiting == 0)
        {
            piece[whole..].CopyTo(_unfinished);
            _waiting = piece.Length - whole;
        }

        return true;
    }

    /// <summary>Whether it may end here: not within a character.</summary>
    public bool MayEnd => _waiting == 0;
}
