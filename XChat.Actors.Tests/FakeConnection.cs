using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Sessions;
using XChat.Actors.Wire;

namespace XChat.Actors.Tests;

/// <summary>A client at the far end of a socket that there is not.</summary>
public sealed class FakeConnection : IClientConnection
{
    private readonly TaskCompletionSource<IActorRef> _session = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<Frame> _frames = new();
    private int _consumed;
    private int _sending;

    public ClientAddress Address { get; init; } = Some.Address;

    public ClientProtocol Protocol { get; init; }

    public ResumePoint? Since { get; init; }

    /// <summary>Its socket takes nothing.</summary>
    public bool Stalled { get; init; }

    /// <summary>Its session's turn throws.</summary>
    public bool Broken { get; set; }

    /// <summary>The session tells itself that the socket ended as soon as it is closed, as most clients do.</summary>
    public bool EndsWhenClosed { get; init; } = true;

    public long QueuedBytes { get; private set; }

    public (CloseCode Code, string Reason)? Closed { get; private set; }

    public int ConsumedCount => Volatile.Read(ref _consumed);

    /// <summary>The very frames that it was handed: what all get is the same object.</summary>
    public IReadOnlyCollection<Frame> Sent => _frames;

    public Task<IActorRef> Session => _session.Task;

    /// <summary>Everything heard up to now, whatever frames it came in.</summary>
    public List<JsonElement> Heard => [.. Frames.SelectMany(frame => frame)];

    public List<List<JsonElement>> Frames => [.. _frames.Select(Tests.Heard.In)];

    public void Start(IActorRef session) => _session.SetResult(session);

    public void Send(Frame frame)
    {
        if (Broken)
        {
            throw new IOException("The wire is cut.");
        }

        if (Interlocked.Exchange(ref _sending, 1) == 1)
        {
            throw new InvalidOperationException("Two turns send at once.");
        }

        _frames.Enqueue(frame);
        QueuedBytes += Stalled ? frame.Length : 0;
        Volatile.Write(ref _sending, 0);
    }

    public void Close(CloseCode code, string reason)
    {
        if (Closed is not null)
        {
            return;
        }

        Closed = (code, reason);
        if (EndsWhenClosed && _session.Task.IsCompleted)
        {
            End();
        }
    }

    public void Consumed(int bytes) => Interlocked.Increment(ref _consumed);

    public void Says(string text) => Tell(new SessionProtocol.Heard(Encoding.UTF8.GetBytes(text)));

    public void SaysJson(object said) => Tell(new SessionProtocol.Heard(JsonSerializer.SerializeToUtf8Bytes(said)));

    public void End(string why = "closed by the client") => Tell(new SessionProtocol.Disconnected(why));

    private void Tell(object message) => _session.Task.Result.Tell(message, ActorRefs.NoSender);
}
