using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Threading.Channels;
using XChat.Actors.Chat;

namespace XChat.Gateway.Uploads;

/// <summary>The uploads: files in one folder, under names that this class makes, and an index of them in memory.</summary>
/// <remarks>
/// No path is ever made of what a client says: a url is looked up in the index. A file stays while a message in a history names
/// it; one that none names goes after <see cref="UploadOptions.OrphanAfter"/>, or earlier where room is needed. After a restart
/// the files that are there stay until the histories are back, however long that takes, and count as just uploaded then.
/// </remarks>
public sealed partial class AttachmentStore : IAttachmentStore
{
    private const string UrlPrefix = "/uploads/";
    private const string UnfinishedExtension = ".part";
    private const int IdBytes = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, StoredUpload> _byUrl = [];
    private readonly Channel<string> _doomed = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly UploadShares _shares;
    private readonly UploadOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<AttachmentStore> _log;
    private bool _historiesAreBack;

    /// <summary>Opens the folder, and takes over the files of this store that are in it.</summary>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    public AttachmentStore(UploadOptions options, TimeProvider time, ILogger<AttachmentStore> log, ISharedUploads? shared = null)
    {
        (_options, _time, _log, _shared) = (options, time, log, shared);
        _shares = new UploadShares(options.TotalBytes, options.AddressBytes);
        Directory.CreateDirectory(options.Directory);
        TakeOver();
    }

    /// <summary>Files that nothing names any more, to be deleted by whoever has time to.</summary>
    public ChannelReader<string> Doomed => _doomed.Reader;

    /// <summary>How many files there are, and the bytes that they and the uploads under way take.</summary>
    public (int Files, long Bytes) Held
    {
        get
        {
            lock (_gate)
            {
                return (_byUrl.Count, _shares.InAll);
            }
        }
    }

    /// <inheritdoc/>
    public Attachment? Find(string url)
    {
        lock (_gate)
        {
            if (!_byUrl.TryGetValue(url, out var stored))
            {
                return null;
            }

            // The message that names it is on its way to a room: the file must not go in between.
            stored.LastNamed = _time.GetUtcNow();
            return stored.Attachment;
        }
    }

    /// <inheritdoc/>
    public void Keep(Attachment attachment)
    {
        lock (_gate)
        {
            if (_byUrl.TryGetValue(attachment.Url, out var stored))
            {
                stored.References++;

                // A file that was taken over after a restart gets its name back from the history.
                stored.Attachment = stored.Attachment with { Filename = attachment.Filename };
            }
            else
            {
                KeepNotHere(attachment.Url);
            }
        }
    }

    /// <inheritdoc/>
    public void Release(Attachment attachment)
    {
        lock (_gate)
        {
            if (!_byUrl.TryGetValue(attachment.Url, out var stored))
            {
                ReleaseNotHere(attachment.Url);
            }
            else if (stored.References > 0 && --stored.References == 0)
            {
                NoteReleased(attachment.Url);
                Remove(stored);
            }
        }
    }

    /// <inheritdoc/>
    public void HistoriesAreBack()
    {
        lock (_gate)
        {
            _historiesAreBack = true;
            foreach (var stored in _byUrl.Values)
            {
                stored.LastNamed = _time.GetUtcNow();
            }
        }
    }

    /// <summary>Removes what no message has named for so long that none will.</summary>
    /// <returns>How many files that were.</returns>
    public int RemoveOrphans()
    {
        lock (_gate)
        {
            var due = _time.GetUtcNow() - _options.OrphanAfter;
            var orphans = _options.OrphanAfter == TimeSpan.Zero ? [] : Unnamed().Where(s => s.LastNamed <= due).ToList();
            orphans.ForEach(Remove);
            foreach (var (url, _) in _released.Where(released => released.Value <= due).ToList())
            {
                _released.Remove(url);
            }

            return orphans.Count;
        }
    }

    /// <summary>Begins a file that counts against the share of <paramref name="from"/>.</summary>
    public PendingUpload Begin(IPAddress? from)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        return new PendingUpload(this, id, Path.Combine(_options.Directory, id + UnfinishedExtension), from);
    }

    internal UploadRefusal? Reserve(IPAddress? from, long bytes)
    {
        lock (_gate)
        {
            if (!_shares.FitsAddress(from, bytes))
            {
                return UploadRefusal.AddressFull;
            }

            if (!_shares.FitsInAll(bytes) && !MakeRoom(bytes))
            {
                return UploadRefusal.Full;
            }

            _shares.Add(from, bytes);
            return null;
        }
    }

    internal void GiveBack(IPAddress? from, long bytes)
    {
        lock (_gate)
        {
            _shares.Add(from, -bytes);
        }
    }

    internal Attachment Commit(string id, string unfinished, FileType type, string filename, long bytes, IPAddress? from)
    {
        var name = NameOf(id, bytes, SizeOf(type, unfinished), type);
        var path = Path.Combine(_options.Directory, name);
        File.Move(unfinished, path);
        var attachment = new Attachment(UrlPrefix + name, DisplayName.Of(filename, type), type.Mime);
        lock (_gate)
        {
            _byUrl.Add(attachment.Url, new StoredUpload(attachment, type, path, bytes, from) { LastNamed = _time.GetUtcNow() });
        }

        return attachment;
    }

    // What a page needs to know before it loads a file stands in the address, where it outlives a restart and costs no message a field.
    private static string NameOf(string id, long bytes, PictureSize? size, FileType type) =>
        string.Create(CultureInfo.InvariantCulture, $"{id}-{bytes}{(size is { } known ? $"-{known.Width}x{known.Height}" : "")}.{type.Extensions[0]}");

    private static PictureSize? SizeOf(FileType type, string path)
    {
        if (!type.IsPicture)
        {
            return null;
        }

        using var file = File.OpenRead(path);
        return PictureSize.Of(type, file);
    }

    private IEnumerable<StoredUpload> Unnamed() => _historiesAreBack ? _byUrl.Values.Where(s => s.References == 0) : [];

    private bool MakeRoom(long bytes)
    {
        foreach (var orphan in Unnamed().OrderBy(s => s.LastNamed).ToList())
        {
            Remove(orphan);
            if (_shares.FitsInAll(bytes))
            {
                return true;
            }
        }

        return false;
    }

    private void Remove(StoredUpload stored)
    {
        if (_byUrl.Remove(stored.Attachment.Url))
        {
            _shares.Add(stored.From, -stored.Bytes);
            _doomed.Writer.TryWrite(stored.Path);
        }
    }
}
