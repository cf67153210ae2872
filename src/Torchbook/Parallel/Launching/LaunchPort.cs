using System.Net;
using System.Net.Sockets;

namespace Torchbook.Parallel;

/// <summary>The port on which rank 0 will listen.</summary>
internal static class LaunchPort
{
    /// <summary>One that nobody listens on now.</summary>
    public static int Free() => Bind(0);

    /// <exception cref="CommunicationException">Another program listens there, or it is not allowed.</exception>
    public static int Require(int port)
    {
        try
        {
            return Bind(port);
        }
        catch (SocketException e)
        {
            throw new CommunicationException($"Rank 0 could not listen on port {port}: {e.Message}. Name another port, or none: then a free one is chosen.", e);
        }
    }

    private static int Bind(int port)
    {
        // Both protocols, as rank 0 will, and over what an earlier launch on this port has left in the kernel.
        var family = Socket.OSSupportsIPv6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        using var socket = new Socket(family, SocketType.Stream, ProtocolType.Tcp);
        if (family == AddressFamily.InterNetworkV6)
        {
            socket.DualMode = true;
        }

        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, port));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
