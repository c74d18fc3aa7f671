using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Edge.WebPage.Http;

/// <summary>How answers are written: names in camel case, bytes as Base64.</summary>
internal static class Json
{
    /// <summary>The settings. The relaxed encoder leaves quotes and signs readable; answers are never put into HTML.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an answer that no cache may keep.</summary>
    public static Task WriteAsync<T>(HttpContext context, T value)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(value, Options, "application/json; charset=utf-8", context.RequestAborted);
    }
}
