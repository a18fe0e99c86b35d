using System.Collections.Immutable;

namespace XChat.Gateway.Uploads;

/// <summary>What may be uploaded, and where it is kept: <c>xchat.uploads</c>.</summary>
public sealed record UploadOptions
{
    /// <summary>Folder of the files; made where it is missing. Default <c>uploads</c> in the working directory.</summary>
    public required string Directory { get; init; }

    /// <summary>Largest file, in bytes. Default 10 MiB; 0 = off. A larger one gets 413.</summary>
    public long MaxFileBytes { get; init; } = 10L << 20;

    /// <summary>Largest body of an upload request, in bytes. Default 20 MiB; 0 = off. A larger one gets 413.</summary>
    public long MaxRequestBytes { get; init; } = 20L << 20;

    /// <summary>Most bytes that all files may take. Default 10 GiB; 0 = off. Oldest uploads that no message names make room; else 507.</summary>
    public long TotalBytes { get; init; } = 10L << 30;

    /// <summary>Most bytes that the files of one address may take. Default 1 GiB; 0 = off. Beyond it an upload gets 429.</summary>
    public long AddressBytes { get; init; } = 1L << 30;

    /// <summary>Most uploads of one address in a minute. Default 30; 0 = off. Beyond it an upload gets 429.</summary>
    public int PerMinute { get; init; } = 30;

    /// <summary>Types that may be uploaded, by what the content is found to be. Others get 415.</summary>
    public ImmutableArray<string> Mimes { get; init; } = [];

    /// <summary>Time after which an upload that no message names is removed. Default 10 min; 0 = never.</summary>
    public TimeSpan OrphanAfter { get; init; } = TimeSpan.FromMinutes(10);
}
