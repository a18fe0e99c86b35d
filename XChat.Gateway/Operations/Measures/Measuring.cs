using XChat.Gateway.Configuration;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Operations.Measures;

/// <summary>Puts in what measures, where somebody asks for it; where nobody does, nothing of it is loaded.</summary>
public static class Measuring
{
    /// <summary>Among the services.</summary>
    public static IServiceCollection AddMeasuring(this IServiceCollection services, GatewayOptions options)
    {
        if (options.OperationsBind is not null)
        {
            services.AddSingleton(_ => new MeterReadings());
            services.AddSingleton<ConnectionFigures>();
            services.AddSingleton<OperationsEndpoint>();
        }

        return OpenTelemetryExport.IsAskedFor ? AddExport(services) : services;
    }

    /// <summary>In front of everything else.</summary>
    public static void UseMeasuring(this WebApplication app, GatewayOptions options)
    {
        if (options.OperationsBind is not null)
        {
            app.Use(app.Services.GetRequiredService<OperationsEndpoint>().ServeAsync);
        }
        else if (OpenTelemetryExport.IsAskedFor)
        {
            _ = app.Services.GetRequiredService<ConnectionFigures>();
        }
    }

    private static IServiceCollection AddExport(IServiceCollection services) => services
        .AddSingleton<ConnectionFigures>()
        .AddHostedService<OpenTelemetryExport>();
}
