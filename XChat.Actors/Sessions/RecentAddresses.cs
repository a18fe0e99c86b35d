using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace XChat.Actors.Sessions;

/// <summary>What there is to say of addresses, each for a while after it was last said.</summary>
/// <remarks>At most <see cref="Most"/> entries; what was said longest ago goes first.</remarks>
internal sealed class RecentAddresses<T>(TimeProvider time, TimeSpan window)
{
    /// <summary>Entries kept at most.</summary>
    public const int Most = 10_000;

    private readonly Dictionary<IPAddress, (T Value, long At)> _said = [];
    private readonly Queue<(IPAddress Address, long At)> _order = [];

    /// <summary>What was said of <paramref name="address"/>, unless that was too long ago.</summary>
    public bool TryGet(IPAddress address, [MaybeNullWhen(false)] out T value)
    {
        Forget();
        var known = _said.TryGetValue(address, out var said);
        value = said.Value;
        return known;
    }

    /// <summary>Says <paramref name="value"/> of <paramref name="address"/> from now on.</summary>
    public void Say(IPAddress address, T value)
    {
        Forget();
        var now = time.GetTimestamp();
        _said[address] = (value, now);
        _order.Enqueue((address, now));
        if (_order.Count > Most)
        {
            Drop();
        }
    }

    private void Forget()
    {
        while (_order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= window)
        {
            Drop();
        }
    }

    private void Drop()
    {
        // Only the newest entry of an address speaks for it.
        var (address, at) = _order.Dequeue();
        if (_said.TryGetValue(address, out var last) && last.At == at)
        {
            _said.Remove(address);
        }
    }
}
