using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XChat.Gateway.Configuration;

/// <summary>Where the certificate is that the server itself speaks TLS with: <c>xchat.tls</c>.</summary>
/// <param name="Certificate">PEM file: the server's certificate, then those between it and the root.</param>
/// <param name="Key">PEM file: its private key, not encrypted. May be the same file.</param>
public sealed record TlsOptions(string Certificate, string Key)
{
    // What an operator can still do something about.
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    /// <summary>Reads both files.</summary>
    /// <param name="read">What a handshake goes by.</param>
    /// <param name="why">What is wrong with them, where the result is null.</param>
    /// <returns>The certificate; null where it cannot be used.</returns>
    public static X509Certificate2? TryRead(string certificate, string key, out SslServerAuthenticationOptions? read, out string why)
    {
        (read, why) = (null, "");
        try
        {
            var leaf = X509Certificate2.CreateFromPem(certificate, key);
            var all = new X509Certificate2Collection();
            all.ImportFromPem(certificate);
            read = new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(leaf, [.. all.Skip(1)], offline: true),
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ApplicationProtocols = [SslApplicationProtocol.Http11],
            };
            return leaf;
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            why = $"they must be a certificate and its unencrypted private key in PEM: {wrong.Message.ReplaceLineEndings(" ")}";
            return null;
        }
    }

    /// <summary>What is to be said of a certificate that can be used; null for nothing.</summary>
    public static string? WarningOf(X509Certificate2 certificate, DateTimeOffset now) =>
        certificate.NotAfter.ToUniversalTime() < now + Soon ? $"The TLS certificate {certificate.Subject} ends on {certificate.NotAfter.ToUniversalTime():u}." : null;
}
