using XChat.Actors.Chat;
using XChat.Actors.Sessions;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Uploads;

/// <summary>Puts the uploads into the server: <c>AddUploads</c> among its services, <c>MapUploads</c> among its paths.</summary>
public static class UploadServices
{
    /// <summary>The store, as <see cref="IAttachmentStore"/> too, its sweep, and the endpoints.</summary>
    public static IServiceCollection AddUploads(this IServiceCollection services, UploadOptions options, HandshakeOptions handshake)
    {
        services.AddSingleton(provider => new AttachmentStore(options, TimeOf(provider), provider.GetRequiredService<ILogger<AttachmentStore>>(), provider.GetService<ISharedUploads>()));
        services.AddSingleton<IAttachmentStore>(provider => provider.GetRequiredService<AttachmentStore>());
        services.AddHostedService(provider => new UploadSweep(
            provider.GetRequiredService<AttachmentStore>(), options.OrphanAfter, TimeOf(provider), provider.GetRequiredService<ILogger<UploadSweep>>()));
        services.AddSingleton(provider => new DownloadEndpoint(provider.GetRequiredService<AttachmentStore>()));
        services.AddSingleton(provider => new UploadEndpoint(
            options,
            new FileIntake(options, provider.GetRequiredService<AttachmentStore>()),
            new UploadAdmission(options.PerMinute, TimeOf(provider)),
            new OriginRule(handshake.AllowedOrigins),
            new TrustedProxies(handshake.TrustedProxies),
            provider.GetService<Incidents>() ?? new Incidents(TimeOf(provider)),
            provider.GetRequiredService<ILogger<UploadEndpoint>>()));
        return services;
    }

    /// <summary><c>POST /upload</c>, <c>GET</c> and <c>HEAD /uploads/{id}</c>.</summary>
    public static void MapUploads(this IEndpointRouteBuilder paths)
    {
        paths.MapPost("/upload", paths.ServiceProvider.GetRequiredService<UploadEndpoint>().ReceiveAsync);
        paths.MapMethods("/uploads/{id}", [HttpMethods.Get, HttpMethods.Head], paths.ServiceProvider.GetRequiredService<DownloadEndpoint>().SendAsync);
    }

    private static TimeProvider TimeOf(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
