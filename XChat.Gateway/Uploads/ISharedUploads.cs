using System.Net;
using XChat.Actors.Chat;

namespace XChat.Gateway.Uploads;

/// <summary>The uploads of all servers that serve the same rooms. Each keeps copies of what it has served, as long as it needs them.</summary>
public interface ISharedUploads
{
    /// <summary>Shares a file. The limits of all files together and of one address hold for all servers.</summary>
    /// <param name="upload">What it is.</param>
    /// <param name="path">Where it is here.</param>
    /// <param name="bytes">How large it is.</param>
    /// <param name="from">Whose share it counts against; null for nobody's.</param>
    /// <returns>Why not; null where it is done.</returns>
    Task<UploadRefusal?> ShareAsync(Attachment upload, string path, long bytes, IPAddress? from);

    /// <summary>The upload with exactly this url, which somebody is about to name in a message; null where there is none.</summary>
    ValueTask<Attachment?> FindAsync(string url);

    /// <summary>Copies a file to a new one at <paramref name="path"/>.</summary>
    /// <returns>What it is; null where there is none with this url.</returns>
    Task<Attachment?> CopyAsync(string url, string path, CancellationToken cancelled);

    /// <summary>Removes what no message has named for so long that none will.</summary>
    Task RemoveOrphansAsync(CancellationToken cancelled);
}

/// <summary>What the servers share is not there now.</summary>
public sealed class SharedUploadsAwayException(Exception cause) : Exception(cause.Message, cause);
