using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using Edge.WebPage.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Edge.WebPage.Security;

/// <summary>Keeps other web sites out: a foreign name in the Host header (DNS rebinding) and requests that another site's page makes.</summary>
internal sealed class HostGuard
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase) { "localhost" };
    private readonly bool _isLocal;

    /// <summary>Makes the guard.</summary>
    /// <param name="address">The address that the server listens on.</param>
    /// <param name="machine">The machine's own name.</param>
    public HostGuard(IPAddress address, string machine)
    {
        _isLocal = IPAddress.IsLoopback(address);
        if (_isLocal)
            return;
        _names.Add(machine);
        _names.Add(machine + ".local");
    }

    /// <summary>Lets a request through or answers it with the reason.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsOwnName(context.Request.Host.Host))
            return Problem.WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                "Expected this machine's own name or address in the Host header, got another; open the address that the program printed.");
        if (IsForeign(context.Request))
            return Problem.WriteAsync(
                context,
                StatusCodes.Status403Forbidden,
                "Expected a request from the page itself, got one that another web site makes; open the address that the program printed.");
        return next(context);
    }

    // A site that rebinds a name needs a name: an address in figures is what the visitor typed.
    private bool IsOwnName(string host) =>
        _names.Contains(host) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && (!_isLocal || IPAddress.IsLoopback(address)));

    private static bool IsForeign(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        bool isNavigation = HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";
        if (site is not (null or "same-origin" or "none") && !isNavigation)
            return true;
        string? origin = request.Headers[HeaderNames.Origin];
        return !string.IsNullOrEmpty(origin) && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
