using System.Net;

namespace XChat.Gateway.Uploads;

/// <summary>How many uploads may be under way, and how often one address may begin one. Thread-safe.</summary>
/// <param name="perMinute">Most of one address in a minute; 0 = no limit. Addresses that are unknown are not counted.</param>
/// <param name="time">Where time comes from.</param>
public sealed class UploadAdmission(int perMinute, TimeProvider time)
{
    /// <summary>Uploads under way at once, in all: each holds a buffer and a file.</summary>
    public const int AtOnce = 200;

    /// <summary>Uploads under way at once of one address: more would let one slow sender have them all.</summary>
    public const int AtOnceOfAddress = 16;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _underWay = [];
    private readonly Dictionary<IPAddress, int> _begun = [];
    private long _minute = time.GetTimestamp();
    private int _count;

    /// <summary>Lets one begin; <see cref="Leave"/> must follow when it has ended.</summary>
    /// <returns>Null, or why it may not.</returns>
    public UploadRefusal? Enter(IPAddress? from)
    {
        lock (_gate)
        {
            if (_count >= AtOnce)
            {
                return UploadRefusal.Busy;
            }

            if (from is not null)
            {
                StartNewMinute();
                var begun = _begun.GetValueOrDefault(from) + 1;
                var underWay = _underWay.GetValueOrDefault(from) + 1;
                if ((perMinute > 0 && begun > perMinute) || underWay > AtOnceOfAddress)
                {
                    return UploadRefusal.TooOften;
                }

                _begun[from] = begun;
                _underWay[from] = underWay;
            }

            _count++;
            return null;
        }
    }

    /// <summary>One that was let in has ended.</summary>
    public void Leave(IPAddress? from)
    {
        lock (_gate)
        {
            _count--;
            if (from is not null && --_underWay[from] == 0)
            {
                _underWay.Remove(from);
            }
        }
    }

    // One minute for all: what is counted is forgotten at once, and never grows beyond a minute's addresses.
    private void StartNewMinute()
    {
        if (time.GetElapsedTime(_minute) >= Minute)
        {
            _begun.Clear();
            _minute = time.GetTimestamp();
        }
    }
}
