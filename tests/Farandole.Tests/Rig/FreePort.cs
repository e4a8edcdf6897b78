using System.Net;
using System.Net.Sockets;

namespace Farandole.Tests.Rig;

/// <summary>
/// A port for a server of another's that is about to start. It lies below those that the system lends to connections going
/// out (from 32768 on Linux): of the thousands that the rings open beside each other, none may take it before the server does.
/// </summary>
public static class FreePort
{
    private const int First = 10_000;
    private const int End = 32_000;

    // No port twice: it may not be taken yet when the next is looked for.
    private static int last = Random.Shared.Next(End - First);

    public static int Find()
    {
        while (true)
        {
            var port = First + Interlocked.Increment(ref last) % (End - First);
            using var listener = new TcpListener(IPAddress.Any, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse) { }
        }
    }
}
