using System.Security.Cryptography;
using System.Text;

namespace XChat.Actors.Chat;

/// <summary>The SHA-256 of a secret: all that is kept of it. Guessing is slowed down where it is asked for.</summary>
public sealed class SecretHash
{
    private readonly byte[] _sha256;

    private SecretHash(byte[] sha256) => _sha256 = sha256;

    /// <summary>The hash of <paramref name="secret"/>.</summary>
    public static SecretHash Of(string secret) => new(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Reads 64 hexadecimal digits; false for anything else.</summary>
    public static bool TryParse(string? hex, out SecretHash? hash)
    {
        hash = hex is { Length: 2 * SHA256.HashSizeInBytes } && hex.All(char.IsAsciiHexDigit) ? new(Convert.FromHexString(hex)) : null;
        return hash is not null;
    }

    /// <summary>Whether <paramref name="secret"/> is the one, in a time that tells nothing about it.</summary>
    public bool Matches(string secret)
    {
        Span<byte> tried = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(secret), tried);
        return CryptographicOperations.FixedTimeEquals(tried, _sha256);
    }

    /// <summary>64 hexadecimal digits.</summary>
    public string ToHex() => Convert.ToHexStringLower(_sha256);

    /// <inheritdoc/>
    public override string ToString() => "(secret)";
}
