using System;
using System.Threading.Tasks;
using Edge.WebPage.Http;
using Microsoft.AspNetCore.Http;
using HeaderNames = Microsoft.Net.Http.Headers.HeaderNames;

namespace Edge.WebPage.Security;

/// <summary>Asks visitors for the token: once in the address, which puts it into a cookie, or in a header of every request.</summary>
internal sealed class TokenGuard
{
    /// <summary>Name of the address's parameter.</summary>
    public const string Parameter = "token";

    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "edge-token";

    private const string Scheme = "Bearer ";

    private readonly AccessToken _token;

    /// <summary>Makes the guard.</summary>
    public TokenGuard(AccessToken token) => _token = token;

    /// <summary>Lets a request through, or asks for the token.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        if (_token.Matches(request.Query[Parameter]))
            return HttpMethods.IsGet(request.Method) && request.Path == "/" ? Remember(context) : next(context);
        string? authorization = request.Headers[HeaderNames.Authorization];
        string? bearer = authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true ? authorization[Scheme.Length..].Trim() : null;
        if (_token.Matches(request.Cookies[Cookie]) || _token.Matches(bearer))
            return next(context);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "Expected the access token, got none that is right; open the whole address that the program printed when it started, with what follows ?token=.");
    }

    // The redirection takes the token out of the address bar, the history and the pictures that people take of their screens.
    private Task Remember(HttpContext context)
    {
        context.Response.Cookies.Append(Cookie, _token.Text, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });
        context.Response.Redirect("/");
        return Task.CompletedTask;
    }
}
