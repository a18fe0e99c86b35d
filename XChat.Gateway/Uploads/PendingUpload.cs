using System.Net;
using XChat.Actors.Chat;

namespace XChat.Gateway.Uploads;

/// <summary>A file that is being stored. Disposed of without having been committed, it leaves nothing behind.</summary>
public sealed class PendingUpload : IAsyncDisposable
{
    private readonly AttachmentStore _store;
    private readonly string _id;
    private readonly string _path;
    private readonly IPAddress? _from;
    private FileStream? _file;
    private long _bytes;
    private bool _committed;

    internal PendingUpload(AttachmentStore store, string id, string path, IPAddress? from) => (_store, _id, _path, _from) = (store, id, path, from);

    /// <summary>Where it is until it is whole.</summary>
    internal string Path => _path;

    /// <summary>Appends <paramref name="piece"/>, where there is room for it.</summary>
    /// <exception cref="StorageException">The disk does not take it.</exception>
    public async ValueTask<UploadRefusal?> WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancelled)
    {
        if (_store.Reserve(_from, piece.Length) is { } refusal)
        {
            return refusal;
        }

        _bytes += piece.Length;
        try
        {
            _file ??= new FileStream(_path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);
            await _file.WriteAsync(piece, cancelled);
            return null;
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(unwritten);
        }
    }

    /// <summary>The file is whole: from now on messages can name it, unless it is refused.</summary>
    /// <exception cref="StorageException">The disk does not take it.</exception>
    public async ValueTask<UploadOutcome> CommitAsync(FileType type, string filename)
    {
        try
        {
            await CloseAsync();
            var attachment = _store.Commit(_id, _path, type, filename, _bytes, _from);
            _committed = true;
            return await _store.ShareAsync(attachment) is { } refusal ? refusal : attachment;
        }
        catch (Exception unmoved) when (unmoved is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(unmoved);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_committed)
        {
            return;
        }

        _committed = true;
        _store.GiveBack(_from, _bytes);
        await CloseAsync();
        File.Delete(_path);
    }

    private async ValueTask CloseAsync()
    {
        if (_file is { } file)
        {
            _file = null;
            await file.DisposeAsync();
        }
    }
}

/// <summary>The disk does not do what it should: full, gone, or not ours.</summary>
public sealed class StorageException(Exception cause) : Exception(cause.Message, cause);
