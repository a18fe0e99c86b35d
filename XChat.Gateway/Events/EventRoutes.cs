using XChat.Gateway.Sockets;

namespace XChat.Gateway.Events;

/// <summary>Event streams as a part of the server.</summary>
public static class EventRoutes
{
    /// <summary>Adds what <see cref="MapEvents"/> maps.</summary>
    public static IServiceCollection AddEvents(this IServiceCollection services) =>
        services.AddSingleton<EventStreams>().AddSingleton<EventsEndpoint>().AddSingleton<SayEndpoint>();

    /// <summary>Maps <c>/events</c> and <c>/events/{room}</c>: GET listens, POST says, OPTIONS is what browsers ask before.</summary>
    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        const string path = EventsPolicy.Path + "/{**room}";
        var handshake = routes.ServiceProvider.GetRequiredService<Handshake>();
        routes.MapMethods(path, [HttpMethods.Get], routes.ServiceProvider.GetRequiredService<EventsEndpoint>().ServeAsync);
        routes.MapMethods(path, [HttpMethods.Post], routes.ServiceProvider.GetRequiredService<SayEndpoint>().ReceiveAsync);
        routes.MapMethods(path, [HttpMethods.Options], context => EventsPolicy.AnswerPreflightAsync(context, handshake));
    }
}
