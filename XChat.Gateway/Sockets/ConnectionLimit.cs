using System.Net;
using XChat.Actors.Chat;

namespace XChat.Gateway.Sockets;

/// <summary>How many connections there may be, in all and from one address. Thread-safe.</summary>
/// <param name="inAll">Most in all; 0 = no limit.</param>
/// <param name="perAddress">Most from one address (IPv6: one /64); 0 = no limit. Addresses that are unknown are not counted.</param>
/// <param name="perMinute">Most that may come from one address in a minute, and most strays; 0 = no limit.</param>
/// <param name="time">Where time comes from; null for the system's clock.</param>
public sealed class ConnectionLimit(int inAll, int perAddress, int perMinute = 0, TimeProvider? time = null)
{
    private readonly ConnectRate _rate = new(time ?? TimeProvider.System);
    private readonly ConnectRate _strays = new(time ?? TimeProvider.System);
    private int _perMinute = perMinute;
    private int _inAll = inAll;
    private int _perAddress = perAddress;
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

    /// <summary>From now on so many. Who is there stays.</summary>
    public void Adopt(int inAll, int perAddress, int perMinute)
    {
        lock (_gate)
        {
            (_inAll, _perAddress, _perMinute) = (inAll, perAddress, perMinute);
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

            // Counted where there is no limit too: one may be set while they are there.
            if (from is not null)
            {
                _ofAddress[from] = _ofAddress.GetValueOrDefault(from) + 1;
                if (_perMinute > 0)
                {
                    _rate.Count(from);
                }
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
            if (from is not null && --_ofAddress[from] == 0)
            {
                _ofAddress.Remove(from);
            }
        }
    }

    /// <summary>Why the other servers are not asked for the stream that something from there is for; null where they are.</summary>
    /// <remarks>Each asking costs the servers' database a look: who posts for streams that nobody has may do so as often as it may come in.</remarks>
    public HandshakeRefusal? WhyNotAsk(IPAddress? from)
    {
        lock (_gate)
        {
            return from is not null && _perMinute > 0 && _strays.Of(from) >= _perMinute ? HandshakeRefusal.TooManyStrays : null;
        }
    }

    /// <summary>Something from there was for a stream that nobody has.</summary>
    public void CountStray(IPAddress? from)
    {
        lock (_gate)
        {
            if (from is not null && _perMinute > 0)
            {
                _strays.Count(from);
            }
        }
    }

    private HandshakeRefusal? RefusalOf(IPAddress? from) =>
        _inAll > 0 && _count >= _inAll ? HandshakeRefusal.Full
        : from is not null && _perAddress > 0 && _ofAddress.GetValueOrDefault(from) >= _perAddress ? HandshakeRefusal.TooManyOfAddress
        : from is not null && _perMinute > 0 && _rate.Of(from) >= _perMinute ? HandshakeRefusal.TooOften
        : null;
}
