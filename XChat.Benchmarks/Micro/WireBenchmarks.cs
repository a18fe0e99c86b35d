using System.Text;
using BenchmarkDotNet.Attributes;
using XChat.Actors.Chat;
using XChat.Actors.Wire;

namespace XChat.Benchmarks.Micro;

/// <summary>Encoding what a room tells, and reading what a client says.</summary>
public class WireBenchmarks
{
    private static readonly DateTimeOffset Time = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private readonly byte[] _object = Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', 100)}}","nonce":"n-1"}""");
    private readonly byte[] _plain = Encoding.UTF8.GetBytes(new string('x', 100));
    private RoomEvent[] _batch = [];

    /// <summary>Messages in one batch.</summary>
    [Params(1, 50, 200)]
    public int Messages { get; set; }

    [GlobalSetup]
    public void Fill() => _batch = [.. Enumerable.Range(1, Messages).Select(id => new ChatMessage(id, Time, "ada", Role.User, new string('x', 100)))];

    [Benchmark]
    public Frame A_batch_is_encoded() => ServerFrames.Events(_batch);

    [Benchmark]
    public ClientMessage An_object_is_read() => ClientMessage.ParseBase(_object);

    [Benchmark]
    public ClientMessage Plain_text_is_read() => ClientMessage.ParseBase(_plain);
}
