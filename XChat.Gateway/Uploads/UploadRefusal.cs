namespace XChat.Gateway.Uploads;

/// <summary>The answer to an upload that is not taken.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Text">One line for people.</param>
/// <param name="RetryAfter">Seconds after which it may be tried again, where that may help; else null.</param>
public sealed record UploadRefusal(int Status, string Text, int? RetryAfter = null)
{
    /// <summary>A page of another site.</summary>
    public static UploadRefusal ForeignOrigin { get; } = new(403, "This origin is not allowed here.");

    /// <summary>Not the request of a form with a file.</summary>
    public static UploadRefusal NoForm { get; } = new(400, "An upload is a multipart/form-data request with the file in its field 'file'.");

    /// <summary>The form has no field <c>file</c>.</summary>
    public static UploadRefusal NoFile { get; } = new(400, "The form has no field 'file'.");

    /// <summary>The file has no bytes.</summary>
    public static UploadRefusal Empty { get; } = new(400, "The file is empty.");

    /// <summary>The file is not what it begins as.</summary>
    public static UploadRefusal Broken { get; } = new(415, "The file is damaged, or not what it seems to be.");

    /// <summary>The address uploads too often.</summary>
    public static UploadRefusal TooOften { get; } = new(429, "Too many uploads from your address; try again in a minute.", RetryAfter: 60);

    /// <summary>The address has stored as much as it may.</summary>
    public static UploadRefusal AddressFull { get; } = new(429, "Your address has stored as much as it may; older files make room in time.", RetryAfter: 600);

    /// <summary>As many uploads are under way as there may be.</summary>
    public static UploadRefusal Busy { get; } = new(503, "Too many uploads are under way; try again in a moment.", RetryAfter: 5);

    /// <summary>All files together take as much as they may, and messages name all of them.</summary>
    public static UploadRefusal Full { get; } = new(507, "The server has no room for more files.");

    /// <summary>The servers cannot share it now.</summary>
    public static UploadRefusal Away { get; } = new(503, "Files cannot be stored now; try again in a moment.", RetryAfter: 5);

    /// <summary>The disk does not take it.</summary>
    public static UploadRefusal Unstored { get; } = new(500, "The file could not be stored.");

    /// <summary>The file or the request is larger than <paramref name="limit"/> bytes.</summary>
    public static UploadRefusal TooLarge(long limit) => new(413, $"The file is too large: at most {limit} bytes are taken.");

    /// <summary>The content is of a type that is not taken.</summary>
    public static UploadRefusal Unsupported(FileType? type) => new(415, type is null
        ? "The content of this file is of no type that is taken here."
        : $"Files of the type {type.Mime} are not taken here.");
}
