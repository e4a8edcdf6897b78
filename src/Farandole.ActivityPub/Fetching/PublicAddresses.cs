using System.Net;
using System.Net.Sockets;

namespace Farandole.ActivityPub.Fetching;

/// <summary>
/// Which addresses the outside world may send us to. IPv4 without the special ranges of RFC 6890 and its registry; of IPv6 only
/// the global unicast space 2000::/3, again without its special ranges, so that what is mapped, translated or tunnelled fails.
/// </summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Refused4 = Networks(
        """
        0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
        192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
        203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
        """
    );

    private static readonly IPNetwork[] Allowed6 = Networks("2000::/3");

    private static readonly IPNetwork[] Refused6 = Networks(
        "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20"
    );

    /// <summary>
    /// Even for a host that the operator allows: clouds hand out credentials at link-local addresses, and the rest is nobody.
    /// </summary>
    private static readonly IPNetwork[] NeverAllowed = Networks(
        """
        0.0.0.0/8 169.254.0.0/16 224.0.0.0/4 240.0.0.0/4 ::/128 ::ffff:0:0/96 64:ff9b::/96 2002::/16 fe80::/10
        fd00:ec2::/32 ff00::/8
        """
    );

    public static bool Contain(IPAddress address) =>
        address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Any(Refused4, address),
            AddressFamily.InterNetworkV6 => address.ScopeId == 0 && Any(Allowed6, address) && !Any(Refused6, address),
            _ => false,
        };

    public static bool OperatorMayAllow(IPAddress address) =>
        address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6
        && !Any(NeverAllowed, address);

    private static bool Any(IPNetwork[] networks, IPAddress address)
    {
        foreach (var network in networks)
        {
            if (Contains(network, address))
                return true;
        }
        return false;
    }

    /// <summary>
    /// Compares bits. <c>IPNetwork.Contains</c> reads a mapped address as IPv4 even against an IPv6 network, so that 2000::/3
    /// would hold ::ffff:1.1.1.1: the very confusion that is to be kept out.
    /// </summary>
    private static bool Contains(IPNetwork network, IPAddress address)
    {
        var (theirs, ours) = (address.GetAddressBytes(), network.BaseAddress.GetAddressBytes());
        if (theirs.Length != ours.Length)
            return false;
        for (var bit = 0; bit < network.PrefixLength; bit++)
        {
            if (((theirs[bit / 8] ^ ours[bit / 8]) >> (7 - (bit % 8)) & 1) != 0)
                return false;
        }
        return true;
    }

    private static IPNetwork[] Networks(string list) =>
        [.. list.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(t => IPNetwork.Parse(t))];
}
