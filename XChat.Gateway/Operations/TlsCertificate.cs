using System.Net.Security;
using XChat.Gateway.Configuration;

namespace XChat.Gateway.Operations;

/// <summary>The certificate that new connections are met with. Looks at its files now and then, and at once on SIGHUP; connections that are there keep theirs.</summary>
public sealed partial class TlsCertificate : IReconfigurable, IDisposable
{
    // Looked at, not watched: what renews certificates replaces links, folders and mounts, of which no watcher hears.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    private readonly TlsOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<TlsCertificate> _log;
    private readonly Lock _oneAtATime = new();
    private readonly ITimer _timer;
    private volatile SslServerAuthenticationOptions? _current;
    private (string Certificate, string Key) _seen;

    /// <summary>Reads the files of <paramref name="options"/>, which were found to be good.</summary>
    public TlsCertificate(TlsOptions options, TimeProvider time, ILogger<TlsCertificate> log)
    {
        (_options, _time, _log) = (options, time, log);
        Look();
        _timer = time.CreateTimer(_ => Look(), null, BetweenLooks, BetweenLooks);
    }

    /// <summary>What the next handshake goes by.</summary>
    public SslServerAuthenticationOptions Current => _current ?? throw new InvalidOperationException("The certificate was good a moment ago and is not now.");

    /// <inheritdoc/>
    public void Adopt(GatewayOptions options) => Look();

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        lock (_oneAtATime)
        {
            try
            {
                var found = (File.ReadAllText(_options.Certificate), File.ReadAllText(_options.Key));
                if (found != _seen)
                {
                    _seen = found;
                    TakeOver(found);
                }
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                // Said once, not every time: until it can be read again nothing has changed.
                if (_seen != default)
                {
                    _seen = default;
                    LogKept(unreadable.Message);
                }
            }
        }
    }

    private void TakeOver((string Certificate, string Key) found)
    {
        // The one before belongs to handshakes that are under way; the collector sees to it.
        if (TlsOptions.TryRead(found.Certificate, found.Key, out var read, out var why) is not { } certificate)
        {
            LogKept(why);
            return;
        }

        _current = read;
        var until = certificate.NotAfter.ToUniversalTime();
        LogInUse(certificate.Subject, until);
        if (TlsOptions.WarningOf(certificate, _time.GetUtcNow()) is { } warning)
        {
            LogEnding(warning);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "TLS certificate {Subject}, good until {NotAfter:u}")]
    private partial void LogInUse(string subject, DateTime notAfter);

    [LoggerMessage(Level = LogLevel.Warning, Message = "TLS: {Warning}")]
    private partial void LogEnding(string warning);

    [LoggerMessage(Level = LogLevel.Error, Message = "The TLS certificate was not read again, the one before stays: {Reason}")]
    private partial void LogKept(string reason);
}
