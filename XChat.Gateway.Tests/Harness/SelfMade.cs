using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace XChat.Gateway.Tests.Harness;

/// <summary>Certificates of the tests' own making.</summary>
public static class SelfMade
{
    /// <summary>Writes <c>NAME.crt</c> and <c>NAME.key</c> into a folder.</summary>
    /// <returns>The certificate's serial number, and the lines for a configuration.</returns>
    public static (string Serial, string Conf) Write(string folder, string name = "server", double days = 90)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=xchat.test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(days));
        var (certificatePath, keyPath) = (Path.Combine(folder, $"{name}.crt"), Path.Combine(folder, $"{name}.key"));
        File.WriteAllText(certificatePath, certificate.ExportCertificatePem());
        File.WriteAllText(keyPath, key.ExportPkcs8PrivateKeyPem());
        return (certificate.SerialNumber, $"xchat.tls {{ certificate = \"{certificatePath}\", key = \"{keyPath}\" }}");
    }
}
