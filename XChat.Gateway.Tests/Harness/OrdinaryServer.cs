using System.Globalization;
using Xunit;

namespace XChat.Gateway.Tests.Harness;

/// <summary>One server for all tests that need nothing special of it; each takes a room that no other test is in.</summary>
public sealed class OrdinaryServer : IAsyncLifetime
{
    private const int FreeRooms = 1000;

    private int _taken;

    /// <summary>The server.</summary>
    public XChatProcess Process { get; private set; } = null!;

    public int Port => Process.Port;

    /// <summary>The path of a room of one's own.</summary>
    public string Room() => string.Create(CultureInfo.InvariantCulture, $"/ws/own{Interlocked.Increment(ref _taken)}");

    public async Task InitializeAsync()
    {
        var own = string.Join('\n', Enumerable.Range(1, FreeRooms).Select(i => string.Create(CultureInfo.InvariantCulture, $"own{i} {{}}")));
        Process = await XChatProcess.StartAsync($$"""
            xchat {
              rooms {
                ops {}
                small { history = 3 }
                quiet { announce = off }
                locked { password = "open sesame" }
                {{own}}
              }
              allowed-origins = ["https://friend.example"]
              limits { messages-per-second = 0 }
            }
            """);
    }

    public async Task DisposeAsync() => await Process.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class OrdinaryServerTests : ICollectionFixture<OrdinaryServer>
{
    public const string Name = "One ordinary server";
}
