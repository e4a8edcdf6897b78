using System.Net;
using System.Net.Sockets;

namespace Farandole.ActivityPub.Fetching;

/// <summary>Every address of a name (RFC 1035).</summary>
public delegate Task<IPAddress[]> ResolveName(string host, CancellationToken ct);

/// <summary>Opens a connection to exactly this address.</summary>
public delegate Task<Stream> Dial(IPEndPoint address, CancellationToken ct);

/// <summary>Thrown inside the connection, where nothing but an exception can say no.</summary>
public sealed class AddressRefused() : IOException("The name leads to an address that one may not connect to.");

/// <summary>
/// Resolves a name once, asks that <em>every</em> address be allowed, and connects to one of those: the name has no second
/// chance to say something else between the check and the connection.
/// </summary>
public sealed class CheckedConnection(ResolveName resolve, Dial dial, Func<DnsEndPoint, IPAddress, bool> allows)
{
    public static Task<IPAddress[]> AskTheSystem(string host, CancellationToken ct) =>
        Dns.GetHostAddressesAsync(host, ct);

    public static async Task<Stream> DialTcp(IPEndPoint address, CancellationToken ct)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var target = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(target.Host.Trim('[', ']'), out var literal)
            ? [literal]
            : await resolve(target.Host, ct);
        if (addresses.Length == 0 || !addresses.All(address => allows(target, address)))
            throw new AddressRefused();
        for (var i = 0; ; i++)
        {
            try
            {
                return await dial(new IPEndPoint(addresses[i], target.Port), ct);
            }
            catch (SocketException) when (i < addresses.Length - 1)
            {
                // The next address of the same name: IPv6 may be announced and not reach anybody.
            }
        }
    }
}
