using System.Collections.Immutable;
using System.Threading.Channels;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Moderation;

/// <summary><c>xchat.bans</c>: the bans as they are applied, and the file in which they survive a restart.</summary>
/// <remarks>
/// An actor's turn only leaves the newest list here; <see cref="BanWriter"/> writes it, on a thread of its own time. Each time the whole list is
/// written beside the file and takes its place in one step, so that a crash at any moment leaves the old list or the new one.
/// </remarks>
public sealed class BanFile(string path, ImmutableArray<Ban> before) : IBanRegister
{
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private ImmutableArray<Ban> _unsaved;
    private volatile IReadOnlyList<Ban> _current = before;

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <inheritdoc/>
    public IReadOnlyList<Ban> Current => _current;

    /// <summary>Reads the bans of <paramref name="path"/>; none where there is no such file.</summary>
    /// <exception cref="BadBanFileException">It is there, and not a list of bans.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not ours to read.</exception>
    public static ImmutableArray<Ban> Read(string path) => File.Exists(path) ? BanFileFormat.Parse(File.ReadAllBytes(path)) : [];

    /// <summary>Writes <paramref name="bans"/> in one step.</summary>
    /// <exception cref="IOException">The folder is not there, or not writable, or full.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not ours to write.</exception>
    public static void Write(string path, ImmutableArray<Ban> bans)
    {
        var beside = path + ".new";

        // Addresses of people are in it.
        var asOurs = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            asOurs.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(beside, asOurs))
        {
            file.Write(BanFileFormat.Format(bans));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <inheritdoc/>
    public void Add(Ban ban, ImmutableArray<Ban> all) => Keep(all);

    /// <inheritdoc/>
    public void Lift(string nameOrAddress, ImmutableArray<Ban> all) => Keep(all);

    /// <summary>From now on these are all bans there are, oldest first.</summary>
    public void Keep(ImmutableArray<Ban> bans)
    {
        _current = bans;
        ImmutableInterlocked.InterlockedExchange(ref _unsaved, bans);
        _changed.Writer.TryWrite(true);
    }

    /// <summary>Completes when there is a list that is not in the file yet.</summary>
    public Task ChangedAsync(CancellationToken cancelled) => _changed.Reader.ReadAsync(cancelled).AsTask();

    /// <summary>Writes the newest list, where it is not written yet. One caller at a time.</summary>
    public void Save()
    {
        var bans = ImmutableInterlocked.InterlockedExchange(ref _unsaved, default);
        if (bans.IsDefault)
        {
            return;
        }

        try
        {
            Write(path, bans);
        }
        catch
        {
            // A newer one that came meanwhile is the one to write next time.
            ImmutableInterlocked.InterlockedCompareExchange(ref _unsaved, bans, default);
            throw;
        }
    }
}
