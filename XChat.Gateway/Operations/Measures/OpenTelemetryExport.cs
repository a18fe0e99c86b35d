using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using XChat.Actors.Measures;

namespace XChat.Gateway.Operations.Measures;

/// <summary>Metrics and traces by OTLP, as the variables <c>OTEL_…</c> of OpenTelemetry's specification have it. Made only where one asks for it.</summary>
public sealed class OpenTelemetryExport : IHostedService, IDisposable
{
    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    /// <summary>Whether the environment names somebody to send to.</summary>
    public static bool IsAskedFor => Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 };

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Name).AddMeter(ChatMeter.Name, "System.Runtime").AddOtlpExporter().Build();
        _traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Name).AddSource(ChatMeter.Name).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left, within the bound that the SDK has for it.</summary>
    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    private static void Name(ResourceBuilder resource)
    {
        if (Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME") is null)
        {
            resource.AddService("xchat");
        }
    }
}
