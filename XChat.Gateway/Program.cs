using Akka.Event;
using Akka.Hosting;
using XChat.Actors;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Sessions;
using XChat.Gateway;
using XChat.Gateway.Cluster;
using XChat.Gateway.Configuration;
using XChat.Gateway.Events;
using XChat.Gateway.Journal;
using XChat.Gateway.Moderation;
using XChat.Gateway.Operations;
using XChat.Gateway.Operations.Measures;
using XChat.Gateway.Page;
using XChat.Gateway.Sockets;
using XChat.Gateway.Uploads;

if (CommandLine.Parse(args, out var why) is not { } command)
{
    await Console.Error.WriteLineAsync(why);
    return 1;
}

if (command.RunAlone() is { } exitCode)
{
    return exitCode;
}

// It takes a while, and there is more than one core.
_ = Task.Run(UserName.ReadAhead);

if (!ConfigurationLoader.TryLoad(command.Rest, out var options, out why))
{
    await Console.Error.WriteLineAsync(why);
    return 1;
}

var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.AddListening(options);
builder.Logging.AddServerLog(options.LogFormat);
if (options.Cluster is { } cluster)
{
    why = await builder.Services.AddClusterAsync(cluster, options.Uploads);
}
else
{
    builder.Services.AddModeration(options.Bans).TryAddRoomLogs(options.Journal, out why);
}

if (why is not null)
{
    await Console.Error.WriteLineAsync(why);
    return 1;
}

builder.Services
    .AddRoutingCore()
    .AddSingleton(TimeProvider.System)
    .AddSingleton(options.Handshake)
    .AddSingleton(options.Sockets)
    .AddSingleton(new ConnectionLimit(options.Connections, options.ConnectionsPerAddress, options.ConnectsPerMinute))
    .AddSingleton(new Arrivals(
        new ConnectionLimit(options.HttpConnections, options.HttpConnectionsPerAddress), new TrustedProxies(options.Handshake.TrustedProxies)))
    .AddSingleton<Incidents>()
    .AddSingleton<Handshake>()
    .AddSingleton<KeepAlive>()
    .AddSingleton<Epochs>()
    .AddSingleton<Reception>()
    .AddSingleton<ChatEndpoint>()
    .AddEvents()
    .AddSingleton(services => new RoomsEndpoint(
        options.Chat, options.Handshake.DefaultRoom, services.GetRequiredService<IRequiredActor<RoomsActor>>(), TimeProvider.System))
    .AddSingleton<PageAssets>()
    .AddSingleton<PageEndpoint>()
    .AddUploads(options.Uploads, options.Handshake)
    .AddSingleton(command)
    .AddSingleton(options)
    .AddSingleton<IReconfigurable, SocketsReconfiguration>()
    .AddSingleton<IReconfigurable>(services => services.GetRequiredService<RoomsEndpoint>())
    .AddMeasuring(options)
    .AddHostedService<Drain>()
    .AddHostedService<Reload>()
    .Configure<HostOptions>(host => host.ShutdownTimeout = Drain.Limit)
    .AddAkka("xchat", (akka, services) => akka
        .AddHocon(options.Akka, HoconAddMode.Prepend)
        .ConfigureLoggers(loggers =>
        {
            loggers.ClearLoggers();
            loggers.AddLoggerFactory();
            loggers.LogLevel = Logging.LogLevelFor(options.Akka.GetString("akka.loglevel") ?? "INFO");
        })
        .WithChat(options.Chat, services.GetRequiredService<IRoomLogs>(), services.GetRequiredService<IAttachmentStore>(), services.GetRequiredService<IBanRegister>(), TimeProvider.System));

if (SystemdNotify.IsAskedFor)
{
    builder.Services.AddSingleton(options.Handshake.DefaultRoom).AddHostedService<SystemdNotify>();
}

await using var app = builder.Build();
app.UseMeasuring(options);
app.Use(SecurityHeaders.AddAsync);
app.MapHealth(app.Services.GetRequiredService<Handshake>(), app.Services.GetService<ClusterLogs>());
app.MapGet("/rooms", app.Services.GetRequiredService<RoomsEndpoint>().ServeAsync);
app.Map("/ws/{**room}", app.Services.GetRequiredService<ChatEndpoint>().ServeAsync);
app.MapEvents();
app.MapUploads();
app.MapMethods("/{**path}", ["GET", "HEAD"], app.Services.GetRequiredService<PageEndpoint>().ServeAsync);
return await app.RunUntilStoppedAsync(options);
