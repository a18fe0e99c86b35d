namespace XChat.Gateway.Configuration;

/// <summary><c>xchat.tls</c>: both files or neither; found out at the start whether they can be used.</summary>
internal static class TlsSection
{
    public static (TlsOptions? Options, string? Warning) Read(Settings settings, string directory)
    {
        var (certificate, key) = (settings.Get("xchat", "tls", "certificate"), settings.Get("xchat", "tls", "key"));
        var (certificatePath, keyPath) = (certificate.AsText(maxLength: 1000), key.AsText(maxLength: 1000));
        if (certificatePath.Length == 0 && keyPath.Length == 0)
        {
            return (null, null);
        }

        if (certificatePath.Length == 0 || keyPath.Length == 0)
        {
            throw InvalidConfiguration.Of(certificatePath.Length == 0 ? certificate : key, "xchat.tls needs both a certificate and a key, or neither.");
        }

        var options = new TlsOptions(Path.GetFullPath(certificatePath, directory), Path.GetFullPath(keyPath, directory));
        using var read = TlsOptions.TryRead(TextOf(options.Certificate, certificate), TextOf(options.Key, key), out _, out var why);
        return read is null ? throw InvalidConfiguration.Of(certificate, why) : (options, TlsOptions.WarningOf(read, TimeProvider.System.GetUtcNow()));
    }

    private static string TextOf(string path, Setting setting)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw InvalidConfiguration.Of(setting, $"it must be a file that the server can read: {unreadable.Message}");
        }
    }
}
