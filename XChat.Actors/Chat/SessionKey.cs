using System.Security.Cryptography;
using System.Text;

namespace XChat.Actors.Chat;

/// <summary>What is kept of a session key: enough to know it again, and nothing that one could come back with.</summary>
/// <param name="Hash">The first 128 bits of its SHA-256, as many as the key itself has; a <see cref="Guid"/> because what holds an <see cref="UInt128"/> cannot be compiled ahead of time.</param>
public sealed record SessionKey(Guid Hash)
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 16;

    private const int Digits = 2 * Size;

    /// <summary>A new key, for its owner alone: 128 bits as hexadecimal digits.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(Digits, lowercase: true);

    /// <summary>What is kept of <paramref name="key"/>.</summary>
    public static SessionKey Of(string key)
    {
        Span<byte> sha256 = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), sha256);
        return FromBytes(sha256);
    }

    /// <summary>Reads what <see cref="ToBytes"/> has written.</summary>
    public static SessionKey FromBytes(ReadOnlySpan<byte> bytes) => new(new Guid(bytes[..Size], bigEndian: true));

    /// <summary>The hash, most significant byte first.</summary>
    public byte[] ToBytes() => Hash.ToByteArray(bigEndian: true);

    /// <inheritdoc/>
    public override string ToString() => "(key)";
}
