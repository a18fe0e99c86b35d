using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using XChat.Actors.Chat;
using XChat.Actors.Measures;
using XChat.Actors.Sessions;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Uploads;

/// <summary><c>POST /upload</c>: multipart/form-data with the file in the field <c>file</c>.</summary>
public sealed partial class UploadEndpoint(
    UploadOptions options,
    FileIntake intake,
    UploadAdmission admission,
    OriginRule origins,
    TrustedProxies proxies,
    Incidents incidents,
    ILogger<UploadEndpoint> log)
{
    private static readonly Counter<long> Uploads = ChatMeter.Meter.CreateCounter<long>("xchat.uploads", "{file}", "Files that were stored, by type.");

    private const int LongestBoundary = 100;
    private const int MostFields = 32;
    private const int MostHeaders = 16;
    private const int LongestHeaders = 8 * 1024;

    /// <summary>Answers one upload, in JSON whatever comes of it.</summary>
    public async Task ReceiveAsync(HttpContext context)
    {
        var from = ClientOf(context);
        var (stored, refusal) = Precheck(context) is { } early ? early : await AdmitAsync(context, from.Key);
        if (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (stored is not null)
        {
            Uploads.Add(1, new KeyValuePair<string, object?>("xchat.upload.type", stored.Mime));
            LogStored(stored.Url, stored.Mime, from);
            await context.Response.WriteAsJsonAsync(new UploadAnswer(stored.Url, stored.Filename, stored.Mime), UploadJson.Default.UploadAnswer);
            return;
        }

        ChatMeter.Refused($"upload-{refusal!.Status}");
        if (incidents.IsNews(refusal.Text, from.Ip))
        {
            LogRefused(refusal.Status, refusal.Text, from);
        }

        context.Response.StatusCode = refusal.Status;
        if (refusal.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.WriteAsJsonAsync(new UploadError(refusal.Text), UploadJson.Default.UploadError);
    }

    private UploadRefusal? Precheck(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (!origins.Allows(headers.Origin.Count == 0 ? null : headers.Origin.ToString(), headers.Host.ToString()))
        {
            return UploadRefusal.ForeignOrigin;
        }

        // A body that is too large by its own word is answered, not cut off: the server drains a part of it, so that
        // the client gets to read why. One without a word is counted as it comes.
        var tooLarge = options.MaxRequestBytes > 0 && context.Request.ContentLength > options.MaxRequestBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.MaxRequestBytes == 0 || tooLarge ? null : options.MaxRequestBytes;
        }

        return tooLarge ? UploadRefusal.TooLarge(options.MaxRequestBytes) : null;
    }

    private async Task<UploadOutcome> AdmitAsync(HttpContext context, IPAddress? from)
    {
        if (admission.Enter(from) is { } refusal)
        {
            return refusal;
        }

        try
        {
            return await ReadFormAsync(context, from);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return UploadRefusal.TooLarge(options.MaxRequestBytes);
        }
        catch (StorageException broken)
        {
            LogStorage(broken);
            return UploadRefusal.Unstored;
        }
        catch (ConnectionResetException)
        {
            // Of what is aborted the server reads no rest, which is not there.
            context.Abort();
            return UploadRefusal.NoForm;
        }
        catch (Exception malformed) when (malformed is IOException or InvalidDataException or BadHttpRequestException)
        {
            return UploadRefusal.NoForm;
        }
        finally
        {
            admission.Leave(from);
        }
    }

    private async Task<UploadOutcome> ReadFormAsync(HttpContext context, IPAddress? from)
    {
        if (BoundaryOf(context.Request) is not { } boundary)
        {
            return UploadRefusal.NoForm;
        }

        var form = new MultipartReader(boundary, context.Request.Body) { HeadersCountLimit = MostHeaders, HeadersLengthLimit = LongestHeaders };

        // Without the request's token: a read that is cancelled is still under way when the server wants to read the rest, which it
        // writes an error about. Where the client goes away the read ends by itself.
        for (var field = 0; field < MostFields && await form.ReadNextSectionAsync(CancellationToken.None) is { } section; field++)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                && HeaderUtilities.RemoveQuotes(disposition.Name).Equals("file", StringComparison.Ordinal))
            {
                return await intake.TakeAsync(section.Body, FilenameOf(disposition), from);
            }
        }

        return UploadRefusal.NoFile;
    }

    private static string? BoundaryOf(HttpRequest request)
    {
        var isForm = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        var boundary = isForm ? HeaderUtilities.RemoveQuotes(type!.Boundary) : default;
        return boundary.Length is > 0 and <= LongestBoundary ? boundary.ToString() : null;
    }

    private static string FilenameOf(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();

    private ClientAddress ClientOf(HttpContext context)
    {
        var headers = context.Request.Headers;
        var peer = context.Connection.RemoteIpAddress;
        var (forwardedFor, realIp) = (headers["X-Forwarded-For"].ToString(), headers["X-Real-IP"].ToString());
        return proxies.AddressOf(peer, forwardedFor, realIp) with { IsShared = proxies.IsSilentProxy(peer, forwardedFor, realIp) };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Stored {Url} ({Mime}) from {Address}.")]
    private partial void LogStored(string url, string mime, ClientAddress address);

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused an upload from {Address} with {Status}: {Reason}")]
    private partial void LogRefused(int status, string reason, ClientAddress address);

    [LoggerMessage(Level = LogLevel.Error, Message = "An upload could not be stored.")]
    private partial void LogStorage(Exception cause);
}
