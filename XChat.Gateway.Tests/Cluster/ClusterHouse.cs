using System.Globalization;
using XChat.Actors.Chat;
using XChat.Gateway.Cluster;
using XChat.Gateway.Tests.Harness;

namespace XChat.Gateway.Tests.Cluster;

/// <summary>A database, and gateways on it.</summary>
internal sealed class ClusterHouse : IAsyncDisposable
{
    public static readonly RoomName Lobby = RoomName.Parse("lobby");

    private readonly List<ClusterDatabase> _gateways = [];
    private readonly string _connection;

    private ClusterHouse(string connection) => _connection = connection;

    public static async Task<ClusterHouse> NewAsync(PostgresProcess postgres)
    {
        PostgresProcess.Require();
        return new ClusterHouse(await postgres.NewDatabaseAsync());
    }

    /// <summary>One more gateway, with its tables made.</summary>
    public async Task<ClusterDatabase> GatewayAsync()
    {
        var gateway = Gateway();
        await gateway.PrepareAsync(default);
        return gateway;
    }

    public ClusterDatabase Gateway()
    {
        var gateway = ClusterDatabase.Of(_connection);
        _gateways.Add(gateway);
        return gateway;
    }

    public static byte[] Key(int n) => [.. Enumerable.Repeat((byte)n, SessionKeySize)];

    public static UserName Name(string name) => UserName.TryParse(name, out var parsed, out var why) ? parsed : throw new InvalidOperationException(why.Text);

    public static NewEvent Said(string text, string? nonce = null, int by = 1, Attachment? attachment = null) =>
        new(new ChatMessage(0, DateTimeOffset.UtcNow, "ada", Role.User, text, attachment, nonce), Key(by));

    public static IEnumerable<string> Texts(IEnumerable<LoggedEvent> events) => events.Select(e => e.Happened switch
    {
        ChatMessage message => string.Create(CultureInfo.InvariantCulture, $"{message.Id}:{message.Text}"),
        Presence presence => $"{presence.Change} {presence.Member}",
        MessageDeleted deleted => string.Create(CultureInfo.InvariantCulture, $"deleted {deleted.Id}"),
        var other => other.GetType().Name,
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in _gateways)
        {
            await gateway.DisposeAsync();
        }
    }

    private const int SessionKeySize = 16;
}
