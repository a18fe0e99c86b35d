using Microsoft.Extensions.DependencyInjection;
using XChat.Gateway.Cluster;
using XChat.Gateway.Journal;
using XChat.Gateway.Tests.Harness;
using XChat.Gateway.Uploads;
using Xunit;

namespace XChat.Gateway.Tests.Logs;

/// <summary>As the rooms of a server without anything are.</summary>
public sealed class MemoryLogSpecs : RoomLogContract
{
    protected override bool Survives => false;

    protected override Task AddLogsAsync(IServiceCollection services)
    {
        Assert.True(services.TryAddRoomLogs(options: null, out _));
        return Task.CompletedTask;
    }

    [Fact]
    public void It_completes_at_once_and_takes_no_memory()
    {
        var log = new XChat.Actors.Rooms.LogsInMemory();
        XChat.Actors.Chat.RoomEvent[] batch = [XChat.Actors.Chat.HistoryCleared.Instance];
        Assert.True(IsDone(log.AppendAsync(batch, 0)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            IsDone(log.AppendAsync(batch, i));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static bool IsDone(ValueTask kept) => kept.IsCompletedSuccessfully;
}

/// <summary>In a file.</summary>
public sealed class JournalLogSpecs : RoomLogContract
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xchat-log-");

    protected override bool Survives => true;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    protected override Task AddLogsAsync(IServiceCollection services)
    {
        Assert.True(services.TryAddRoomLogs(new JournalOptions(Path.Combine(_folder.FullName, "rooms.db"), Sync: false), out var why), why);
        return Task.CompletedTask;
    }
}

/// <summary>In a database that several servers share.</summary>
[Collection(PostgresTests.Name)]
public sealed class PostgresLogSpecs(PostgresProcess postgres) : RoomLogContract
{
    private string? _connection;

    protected override bool Survives => true;

    protected override async Task AddLogsAsync(IServiceCollection services)
    {
        PostgresProcess.Require();
        _connection ??= await postgres.NewDatabaseAsync();
        Assert.Null(await services.AddClusterAsync(new ClusterOptions(_connection, TimeSpan.Zero), new UploadOptions { Directory = "" }));
    }
}
