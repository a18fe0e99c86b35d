namespace XChat.Actors.Rooms;

/// <summary>What one sender's nonces have become, so that sending again does not say it again.</summary>
/// <remarks>Remembered for <see cref="Lifetime"/>, at most <see cref="Capacity"/> of them: the oldest goes first.</remarks>
public sealed class Nonces(TimeProvider time)
{
    /// <summary>Nonces remembered at most.</summary>
    public const int Capacity = 1_000;

    private readonly Dictionary<string, Acceptance> _accepted = [];
    private readonly Queue<(string Nonce, long At)> _order = [];

    /// <summary>How long one is remembered, while there is room.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Nonces remembered, some of which may be too old by now.</summary>
    public int Count => _order.Count;

    /// <summary>What the message with this nonce has become; false where there was none.</summary>
    public bool TryFind(string nonce, out Acceptance accepted)
    {
        Forget();
        return _accepted.TryGetValue(nonce, out accepted);
    }

    /// <summary>A message with a new nonce was accepted.</summary>
    public void Remember(string nonce, Acceptance accepted)
    {
        Forget();
        _accepted.Add(nonce, accepted);
        _order.Enqueue((nonce, time.GetTimestamp()));
        if (_order.Count > Capacity)
        {
            _accepted.Remove(_order.Dequeue().Nonce);
        }
    }

    /// <summary>The message with this nonce was not accepted after all.</summary>
    public void Forget(string nonce) => _accepted.Remove(nonce);

    private void Forget()
    {
        while (_order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= Lifetime)
        {
            _accepted.Remove(_order.Dequeue().Nonce);
        }
    }

    /// <summary>The id and the time that an accepted message got.</summary>
    public readonly record struct Acceptance(long Id, DateTimeOffset Time);
}
