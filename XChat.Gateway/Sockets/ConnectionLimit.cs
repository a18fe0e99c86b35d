using System.Diagnostics.CodeAnalysis;
using System.Net;
using XChat.Actors.Chat;

namespace XChat.Gateway.Sockets;

/// <summary>How many connections there may be, in all and from one address. Thread-safe.</summary>
/// <param name="inAll">Most in all; 0 = no limit.</param>
/// <param name="perAddress">Most from one address (IPv6: one /64); 0 = no limit. Addresses that are unknown are not counted.</param>
public sealed class ConnectionLimit(int inAll, int perAddress)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _ofAddress = [];
    private int _count;

    /// <summary>Connections that were let in and have not left.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>Lets one in; <see cref="Leave"/> must follow when it has ended.</summary>
    /// <param name="from">Its <see cref="ClientAddress.Key"/>; null where limits per address do not apply to it.</param>
    /// <returns>Null, or why it may not come in.</returns>
    public HandshakeRefusal? Enter(IPAddress? from)
    {
        lock (_gate)
        {
            if (RefusalOf(from) is { } refusal)
            {
                return refusal;
            }

            if (Counts(from))
            {
                _ofAddress[from] = _ofAddress.GetValueOrDefault(from) + 1;
            }

            _count++;
            return null;
        }
    }

    /// <summary>What <see cref="Enter"/> would say, without entering.</summary>
    public HandshakeRefusal? WouldRefuse(IPAddress? from)
    {
        lock (_gate)
        {
            return RefusalOf(from);
        }
    }

    /// <summary>One that was let in is gone.</summary>
    public void Leave(IPAddress? from)
    {
        lock (_gate)
        {
            _count--;
            if (Counts(from) && --_ofAddress[from] == 0)
            {
                _ofAddress.Remove(from);
            }
        }
    }

    private HandshakeRefusal? RefusalOf(IPAddress? from) =>
        inAll > 0 && _count >= inAll ? HandshakeRefusal.Full
        : Counts(from) && _ofAddress.GetValueOrDefault(from) >= perAddress ? HandshakeRefusal.TooManyOfAddress
        : null;

    private bool Counts([NotNullWhen(true)] IPAddress? from) => from is not null && perAddress > 0;
}
