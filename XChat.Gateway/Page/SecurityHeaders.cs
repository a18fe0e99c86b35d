namespace XChat.Gateway.Page;

/// <summary>What every answer tells a browser not to do. An endpoint may put a stricter or its own policy in place of these.</summary>
public static class SecurityHeaders
{
    /// <summary>The page: its own scripts and styles, no inline code, nothing of anybody else, in nobody's frame.</summary>
    public const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string NothingPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Puts them on before the request is answered.</summary>
    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = NothingPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return next(context);
    }

    /// <summary>Leaves what a script or style needs. A file that a page loads is under that page's policy: the rest would only be sent with each of two dozen files of a first load.</summary>
    public static void KeepForFile(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = default;
        headers.XFrameOptions = default;
        headers.Remove("Referrer-Policy");
        headers.Remove("Cross-Origin-Opener-Policy");
        headers.Remove("Cross-Origin-Resource-Policy");
        headers.Remove("Permissions-Policy");
    }
}
