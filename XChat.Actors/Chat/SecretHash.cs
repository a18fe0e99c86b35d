using System.Security.Cryptography;
using System.Text;

namespace XChat.Actors.Chat;

/// <summary>The SHA-256 of a secret: what is compared. Guessing is slowed down where it is asked for.</summary>
public sealed class SecretHash
{
    private readonly Lazy<byte[]> _sha256;

    private SecretHash(Lazy<byte[]> sha256) => _sha256 = sha256;

    /// <summary>The hash of <paramref name="secret"/>, made when it is first needed; until then the secret is in memory as it came.</summary>
    /// <remarks>An idle server does without the system's cryptography: 4 MB of memory that many machines have a use for.</remarks>
    public static SecretHash Of(string secret) => new(new Lazy<byte[]>(() => SHA256.HashData(Encoding.UTF8.GetBytes(secret))));

    /// <summary>Reads 64 hexadecimal digits; false for anything else.</summary>
    public static bool TryParse(string? hex, out SecretHash? hash)
    {
        hash = hex is { Length: 2 * SHA256.HashSizeInBytes } && hex.All(char.IsAsciiHexDigit) ? new(new Lazy<byte[]>(Convert.FromHexString(hex))) : null;
        return hash is not null;
    }

    /// <summary>Whether <paramref name="secret"/> is the one, in a time that tells nothing about it.</summary>
    public bool Matches(string secret)
    {
        Span<byte> tried = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(secret), tried);
        return CryptographicOperations.FixedTimeEquals(tried, _sha256.Value);
    }

    /// <summary>64 hexadecimal digits.</summary>
    public string ToHex() => Convert.ToHexStringLower(_sha256.Value);

    /// <inheritdoc/>
    public override string ToString() => "(secret)";
}
