using XChat.Actors.Chat;

namespace XChat.Gateway.Uploads;

/// <summary>Where other servers have uploads too: what is here are this one's, and copies.</summary>
public sealed partial class AttachmentStore
{
    private readonly ISharedUploads? _shared;

    // Messages in histories here that name files which are not here.
    private readonly Dictionary<string, int> _notHere = [];

    // Nothing here names them any more, and the other servers may not know yet: they are not copied back.
    private readonly Dictionary<string, DateTimeOffset> _released = [];

    /// <inheritdoc/>
    public ValueTask<Attachment?> FindAsync(string url) => _shared is null ? new(Find(url)) : _shared.FindAsync(url);

    /// <summary>The file behind a url, for reading; null for none. Complete at once where it is here.</summary>
    /// <exception cref="SharedUploadsAwayException">It may be elsewhere, and cannot be had now.</exception>
    internal ValueTask<StoredUpload?> OpenAsync(string url, CancellationToken cancelled)
    {
        lock (_gate)
        {
            if (_byUrl.TryGetValue(url, out var stored))
            {
                stored.LastNamed = _shared is null ? stored.LastNamed : _time.GetUtcNow();
                return new(stored);
            }

            if (_released.ContainsKey(url))
            {
                return default;
            }
        }

        return _shared is not null && url.StartsWith(UrlPrefix, StringComparison.Ordinal) && OwnName().IsMatch(url[UrlPrefix.Length..])
            ? new(CopyAsync(_shared, url, cancelled))
            : default;
    }

    /// <summary>Shares what was stored here; where that is refused it goes.</summary>
    internal async Task<UploadRefusal?> ShareAsync(Attachment attachment)
    {
        StoredUpload? stored;
        lock (_gate)
        {
            stored = _byUrl.GetValueOrDefault(attachment.Url);
        }

        if (_shared is null || stored is null)
        {
            return null;
        }

        var refusal = UploadRefusal.Away;
        try
        {
            refusal = await _shared.ShareAsync(attachment, stored.Path, stored.Bytes, stored.From);
        }
        catch (SharedUploadsAwayException away)
        {
            LogUnshared(away.Message);
        }

        if (refusal is not null)
        {
            lock (_gate)
            {
                Remove(stored);
            }
        }

        return refusal;
    }

    /// <summary>Removes what is everybody's and nobody's.</summary>
    internal Task RemoveSharedOrphansAsync(CancellationToken cancelled) => _shared?.RemoveOrphansAsync(cancelled) ?? Task.CompletedTask;

    private async Task<StoredUpload?> CopyAsync(ISharedUploads shared, string url, CancellationToken cancelled)
    {
        await using var copy = Begin(from: null);
        if (await shared.CopyAsync(url, copy.Path, cancelled) is not { } attachment || FileType.Of(attachment.Mime) is not { } type)
        {
            return null;
        }

        lock (_gate)
        {
            if (_released.ContainsKey(url))
            {
                return null;
            }

            // Somebody else may have asked for it at the same moment.
            if (!_byUrl.TryGetValue(url, out var stored))
            {
                var path = Path.Combine(_options.Directory, url[UrlPrefix.Length..]);
                File.Move(copy.Path, path, overwrite: true);
                stored = new StoredUpload(attachment, type, path, new FileInfo(path).Length, from: null) { References = _notHere.GetValueOrDefault(url) };
                _notHere.Remove(url);
                _byUrl.Add(url, stored);
                _shares.Add(null, stored.Bytes);
            }

            stored.LastNamed = _time.GetUtcNow();
            return stored;
        }
    }

    private void NoteReleased(string url)
    {
        if (_shared is not null)
        {
            _released[url] = _time.GetUtcNow();
        }
    }

    private void KeepNotHere(string url)
    {
        if (_shared is not null)
        {
            _released.Remove(url);
            _notHere[url] = _notHere.GetValueOrDefault(url) + 1;
        }
    }

    private void ReleaseNotHere(string url)
    {
        if (_notHere.TryGetValue(url, out var references))
        {
            if (references > 1)
            {
                _notHere[url] = references - 1;
            }
            else
            {
                _notHere.Remove(url);
                NoteReleased(url);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "An upload could not be shared: {Cause}")]
    private partial void LogUnshared(string cause);
}
