using System;
using System.Globalization;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Edge.WebPage.Http;

/// <summary>How often an address may ask, and how much is done at one time.</summary>
internal static class Limits
{
    /// <summary>Policy of what reads pictures.</summary>
    public const string Reads = "reads";

    /// <summary>Policy of what streams frames.</summary>
    public const string Streams = "streams";

    // A few for each reader: who waits longer than that is served faster by asking again.
    private const int WaitingPerRead = 8;

    /// <summary>Sets them up.</summary>
    public static void Add(IServiceCollection services, WebPageOptions options) => services.AddRateLimiter(limits =>
    {
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = options.RequestsPerWindow, Window = options.Window })
            : RateLimitPartition.GetNoLimiter(""));
        limits.AddConcurrencyLimiter(Reads, reads =>
        {
            reads.PermitLimit = options.MaxReads;
            reads.QueueLimit = options.MaxReads * WaitingPerRead;
        });
        limits.AddConcurrencyLimiter(Streams, streams => streams.PermitLimit = options.MaxStreams);
        limits.OnRejected = (rejected, _) => new ValueTask(RejectAsync(rejected, options));
    });

    private static Task RejectAsync(OnRejectedContext rejected, WebPageOptions options)
    {
        HttpContext context = rejected.HttpContext;
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait))
        {
            double seconds = Math.Ceiling(wait.TotalSeconds);
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Problem.WriteAsync(
                context,
                StatusCodes.Status429TooManyRequests,
                $"Expected at most {options.RequestsPerWindow} requests in {options.Window.TotalSeconds:0.#} seconds, got more; ask again in {seconds} seconds.");
        }
        context.Response.Headers.RetryAfter = "1";
        string detail = context.Request.Path == "/api/stream"
            ? $"Expected at most {options.MaxStreams} viewers of the camera at one time, got one more; close another page that watches it."
            : $"Expected at most {options.MaxReads} pictures to read at one time, got many more; ask again in a second.";
        return Problem.WriteAsync(context, StatusCodes.Status429TooManyRequests, detail);
    }
}
