using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Edge.WebPage.Http;

/// <summary>An answer that says in one sentence what was wrong, as RFC 9457 has it.</summary>
internal static class Problem
{
    /// <summary>The media type.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>Writes the answer; nothing where the answer has begun already.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="detail">One sentence: expected, got, what to do.</param>
    public static Task WriteAsync(HttpContext context, int status, string detail)
    {
        HttpResponse response = context.Response;
        if (response.HasStarted)
            return Task.CompletedTask;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(context.Request.Method))
            return Task.CompletedTask;
        var body = new { title = ReasonPhrases.GetReasonPhrase(status), status, detail };
        return response.WriteAsync(JsonSerializer.Serialize(body, Json.Options), context.RequestAborted);
    }
}
