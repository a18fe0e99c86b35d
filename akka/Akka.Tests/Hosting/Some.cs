using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akka.Tests.Hosting;

internal static class Some
{
    public const string Quiet = "akka.stdout-loglevel = OFF, akka.loggers = []";

    public static IHost Host(Action<AkkaConfigurationBuilder, IServiceProvider> describe, Action<IServiceCollection>? services = null) =>
        new HostBuilder()
            .ConfigureServices(collection =>
            {
                services?.Invoke(collection);
                collection.AddAkka("hosted", (builder, provider) =>
                {
                    builder.AddHocon(Quiet, HoconAddMode.Prepend);
                    describe(builder, provider);
                });
            })
            .Build();

    public static IHost Host(Action<AkkaConfigurationBuilder> describe, Action<IServiceCollection>? services = null) =>
        Host((builder, _) => describe(builder), services);

    public static AkkaConfigurationBuilder Builder() => new(new ServiceCollection(), "described");

    public sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }
}
