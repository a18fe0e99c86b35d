using System.Net;

namespace XChat.Gateway.Sockets;

/// <summary>How often one address came in, or did something else that is counted, within the minute. What a connection may say is counted by connection: who could make a new one for every few messages would have no limit.</summary>
/// <remarks>Guarded by the lock of its <see cref="ConnectionLimit"/>. One minute for all: what is counted is forgotten at once.</remarks>
internal sealed class ConnectRate(TimeProvider time)
{
    // Beyond this many in a minute it is not one address that is the trouble.
    private const int MostAddresses = 50_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<IPAddress, int> _came = [];
    private long _since = time.GetTimestamp();

    public int Of(IPAddress address)
    {
        if (time.GetElapsedTime(_since) >= Minute)
        {
            _came.Clear();
            _since = time.GetTimestamp();
        }

        return _came.GetValueOrDefault(address);
    }

    public void Count(IPAddress address)
    {
        var before = Of(address);
        if (before > 0 || _came.Count < MostAddresses)
        {
            _came[address] = before + 1;
        }
    }
}
