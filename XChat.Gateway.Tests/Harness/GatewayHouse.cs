using System.Globalization;

namespace XChat.Gateway.Tests.Harness;

/// <summary>Three gateways on one database, behind the real Nginx with <c>deploy/nginx/cluster.conf</c>.</summary>
public sealed class GatewayHouse : IAsyncDisposable
{
    public const int Count = 3;

    private readonly string _connection;
    private readonly string _conf;
    private readonly XChatProcess?[] _gateways = new XChatProcess?[Count];
    private readonly int[] _ports = new int[Count];
    private NginxProcess? _nginx;

    private GatewayHouse(string connection, string conf) => (_connection, _conf) = (connection, conf);

    /// <summary>Nginx's port.</summary>
    public int Port => _nginx!.Port;

    public XChatProcess this[int gateway] => _gateways[gateway]!;

    /// <summary>Starts them, all at once as after a power cut.</summary>
    /// <param name="connection">The database that they share.</param>
    /// <param name="conf">What is laid over the reference configuration, beside what makes a cluster.</param>
    /// <param name="changes">What to replace in Nginx's configuration.</param>
    public static async Task<GatewayHouse> StartAsync(string connection, string conf = "", params (string From, string To)[] changes)
    {
        var house = new GatewayHouse(connection, conf);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Count).Select(house.StartAgainAsync));
            house._nginx = await NginxProcess.StartAsync(house._ports[0], house._ports[1], house._ports[2], changes);
            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    public async Task KillAsync(int gateway)
    {
        this[gateway].Signal("KILL");
        await this[gateway].ExitAsync();
        await this[gateway].DisposeAsync();
        _gateways[gateway] = null;
    }

    /// <summary>Starts one that is not there, where it was before.</summary>
    public async Task StartAgainAsync(int gateway)
    {
        _gateways[gateway] = await XChatProcess.StartAsync(
            $"{_conf}\nxchat.cluster = postgres",
            ("XCHAT__postgres__connection", _connection),
            ("BIND_ADDR", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_ports[gateway]}")));
        _ports[gateway] = _gateways[gateway]!.Port;
    }

    /// <summary>Waits until all of them say that they take clients.</summary>
    public async Task ReadyAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        foreach (var gateway in _gateways)
        {
            while (!(await gateway!.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token)).IsSuccessStatusCode)
            {
                await Task.Delay(100, patience.Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_nginx is not null)
        {
            await _nginx.DisposeAsync();
        }

        foreach (var gateway in _gateways.OfType<XChatProcess>())
        {
            await gateway.DisposeAsync();
        }
    }
}
