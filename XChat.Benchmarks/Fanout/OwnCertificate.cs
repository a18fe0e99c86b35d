using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XChat.Benchmarks.Fanout;

/// <summary>A certificate for one run over TLS, by nobody but this tool.</summary>
public static class OwnCertificate
{
    public const string Subject = "CN=xchat.bench";

    /// <summary>Writes <paramref name="path"/>.crt and .key; returns the lines for a configuration.</summary>
    public static string Write(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllText($"{path}.crt", certificate.ExportCertificatePem());
        File.WriteAllText($"{path}.key", key.ExportPkcs8PrivateKeyPem());
        return $"xchat.tls {{ certificate = \"{path}.crt\", key = \"{path}.key\" }}\n";
    }
}
