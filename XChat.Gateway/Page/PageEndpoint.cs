using Microsoft.Net.Http.Headers;

namespace XChat.Gateway.Page;

/// <summary>Serves the web client.</summary>
public sealed class PageEndpoint(PageAssets assets)
{
    private readonly string _entityTag = $"W/\"{assets.Version}\"";

    /// <summary>Answers GET and HEAD for any path that names one of its files, and 404 for the rest.</summary>
    public Task ServeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (assets.Find(request.Path.Value!.TrimStart('/'), out var forEver) is not { } asset)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var headers = response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (forEver)
        {
            SecurityHeaders.KeepForFile(headers);
            headers.CacheControl = "max-age=31536000, immutable";
        }
        else
        {
            headers.ContentSecurityPolicy = SecurityHeaders.PagePolicy;
            headers.CacheControl = "no-cache";
            headers.ETag = _entityTag;
        }

        if (request.Headers.IfNoneMatch.ToString().Contains(assets.Version, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var bytes = asset.For(request.Headers.AcceptEncoding, out var encoding);
        response.ContentType = asset.ContentType;
        response.ContentLength = bytes.Length;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
