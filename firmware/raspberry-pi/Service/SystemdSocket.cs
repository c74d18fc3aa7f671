using System;
using System.Net.Sockets;
using System.Text;

namespace Edge.RaspberryPi.Service;

/// <summary>Tells systemd that the program is ready and alive, as sd_notify(3) does; tells nobody where systemd did not start it.</summary>
public sealed class SystemdSocket : IDisposable
{
    private readonly Socket? _socket;
    private readonly UnixDomainSocketEndPoint? _address;

    /// <summary>Takes the address of the service manager.</summary>
    /// <param name="address">The variable NOTIFY_SOCKET: a path, or @ and an abstract name; null or empty for none.</param>
    public SystemdSocket(string? address)
    {
        if (string.IsNullOrEmpty(address) || !Socket.OSSupportsUnixDomainSockets || OperatingSystem.IsWindows())
            return;
        _address = new UnixDomainSocketEndPoint(address[0] == '@' ? '\0' + address[1..] : address);
        _socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
    }

    /// <summary>Sends one message, such as READY=1. What cannot be sent is lost: the service manager is not what the program is for.</summary>
    public void Send(string message)
    {
        try
        {
            _ = _socket?.SendTo(Encoding.UTF8.GetBytes(message), _address!);
        }
        catch (SocketException)
        {
            // The manager is restarting, or its queue is full.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();
}
