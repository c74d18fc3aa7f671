using System;
using System.IO;
using System.Threading.Tasks;
using Edge.Vision.Images;
using Microsoft.AspNetCore.Http;

namespace Edge.WebPage.Http;

/// <summary>Turns whatever goes wrong into an answer with one sentence; a visitor sees no stack trace.</summary>
internal sealed class Faults
{
    private readonly Action<string> _log;

    /// <summary>Makes the handler.</summary>
    /// <param name="log">Takes a sentence about a fault of the program itself.</param>
    public Faults(Action<string> log) => _log = log;

    /// <summary>Runs the rest and answers for its faults.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, ContentLength: null, ContentType: null, StatusCode: >= 400 and int status })
                await Problem.WriteAsync(context, status, Sentence(context, status));
        }
        catch (RequestException e)
        {
            await Problem.WriteAsync(context, e.Status, e.Message);
        }
        catch (InvalidImageException e)
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, e.Message);
        }
        catch (BadHttpRequestException e)
        {
            await Problem.WriteAsync(context, e.StatusCode, Sentence(context, e.StatusCode));
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // The visitor has gone: nobody reads an answer.
        }
        catch (Exception e)
        {
            _log($"The web page: expected to answer {context.Request.Method} {context.Request.Path}, got {e.GetType().Name}: {e.Message} Report it with the picture that was sent.");
            await Problem.WriteAsync(context, StatusCodes.Status500InternalServerError, "The program failed at this request and goes on; try again, and report it if it happens again.");
        }
    }

    private static string Sentence(HttpContext context, int status) => status switch
    {
        StatusCodes.Status404NotFound => $"Expected a path of this server, got {context.Request.Path}; open / for the page.",
        StatusCodes.Status405MethodNotAllowed => $"Expected another method for {context.Request.Path}, got {context.Request.Method}; pictures are sent with POST, all else is asked for with GET.",
        StatusCodes.Status408RequestTimeout => "Expected the whole request in time, got only a part; send it again.",
        StatusCodes.Status413PayloadTooLarge => TooLarge(context),
        _ => $"Expected a well-formed HTTP request, got one that cannot be answered (status {status}); send it again.",
    };

    private static string TooLarge(HttpContext context)
    {
        long? most = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        return $"Expected a picture of at most {most} bytes, got a larger one; scale it down.";
    }
}
