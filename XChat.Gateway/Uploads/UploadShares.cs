using System.Net;

namespace XChat.Gateway.Uploads;

/// <summary>Bytes that files take, in all and by address. Guarded by the store's lock.</summary>
/// <param name="inAll">Most in all; 0 = no limit.</param>
/// <param name="perAddress">Most of one address; 0 = no limit.</param>
internal sealed class UploadShares(long inAll, long perAddress)
{
    private readonly Dictionary<IPAddress, long> _ofAddress = [];

    public long InAll { get; private set; }

    public bool FitsInAll(long more) => inAll == 0 || InAll + more <= inAll;

    public bool FitsAddress(IPAddress? from, long more) =>
        perAddress == 0 || from is null || _ofAddress.GetValueOrDefault(from) + more <= perAddress;

    public void Add(IPAddress? from, long bytes)
    {
        InAll += bytes;
        if (from is null)
        {
            return;
        }

        var share = _ofAddress.GetValueOrDefault(from) + bytes;
        if (share > 0)
        {
            _ofAddress[from] = share;
        }
        else
        {
            _ofAddress.Remove(from);
        }
    }
}
