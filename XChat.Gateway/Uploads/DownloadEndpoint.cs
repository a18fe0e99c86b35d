using Microsoft.Net.Http.Headers;

namespace XChat.Gateway.Uploads;

/// <summary><c>GET /uploads/{id}</c>: a stored upload, so that a browser can do nothing with it but show a picture or save a file.</summary>
public sealed class DownloadEndpoint(AttachmentStore store)
{
    /// <summary>Answers GET and HEAD, ranges and conditions too.</summary>
    public async Task SendAsync(HttpContext context)
    {
        // The path is looked up as a whole; only paths that the store has made are found.
        StoredUpload? stored;
        try
        {
            stored = await store.OpenAsync(context.Request.Path.Value ?? "", context.RequestAborted);
        }
        catch (SharedUploadsAwayException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (stored is null || !File.Exists(stored.Path))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (path, attachment, type) = (stored.Path, stored.Attachment, stored.Type);
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Referrer-Policy"] = "no-referrer";

        // Pages of allowed origins show pictures too; who may see one is whoever was told its url.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";

        // What has this url never changes; but it is for those who were told the url, not for a cache that all share.
        headers.CacheControl = "private, max-age=31536000, immutable";
        var disposition = new ContentDispositionHeaderValue(type.IsPicture ? "inline" : "attachment");
        disposition.SetHttpFileName(attachment.Filename);
        headers.ContentDisposition = disposition.ToString();

        var file = TypedResults.PhysicalFile(
            path,
            type.IsText ? $"{type.Mime}; charset=utf-8" : type.Mime,
            lastModified: File.GetLastWriteTimeUtc(path),
            entityTag: new EntityTagHeaderValue($"\"{Path.GetFileNameWithoutExtension(path)}\""),
            enableRangeProcessing: true);
        try
        {
            await file.ExecuteAsync(context);
        }
        catch (FileNotFoundException) when (!context.Response.HasStarted)
        {
            // Its message left the history a moment ago.
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
