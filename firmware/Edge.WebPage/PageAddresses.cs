using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Edge.WebPage.Security;

namespace Edge.WebPage;

/// <summary>Addresses to open in a browser.</summary>
internal static class PageAddresses
{
    /// <summary>Those of a server.</summary>
    /// <param name="address">What it listens on; any address stands for all of this machine's.</param>
    /// <param name="port">Its port.</param>
    /// <param name="token">The token, where one is needed.</param>
    public static IEnumerable<Uri> Of(IPAddress address, int port, string? token)
    {
        IEnumerable<IPAddress> addresses = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? OwnAddresses() : [address];
        string query = token is null ? "" : $"?{TokenGuard.Parameter}={token}";
        foreach (IPAddress own in addresses)
            yield return new Uri($"http://{(own.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{own}]" : own.ToString())}:{port}/{query}");
    }

    // This machine's own first; of the network those that people can type.
    private static IEnumerable<IPAddress> OwnAddresses()
    {
        IEnumerable<IPAddress> network = NetworkInterface.GetAllNetworkInterfaces()
            .Where(i => i.OperationalStatus == OperationalStatus.Up)
            .SelectMany(i => i.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .Where(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
        return [IPAddress.Loopback, .. network.Distinct()];
    }
}
