using System;
using System.Threading;
using System.Threading.Tasks;
using Edge.DigitReader;
using Edge.DigitReader.Voting;
using Edge.WebPage.Camera;
using Edge.WebPage.Http;
using Edge.WebPage.Models;
using Edge.WebPage.Pictures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Edge.WebPage.Endpoints;

/// <summary>GET /api/stream: the device's camera as server-sent events, each frame read; GET /api/camera: whether there is one.</summary>
internal sealed class StreamEndpoint
{
    // A comment line tells whether the viewer is still there when the camera gives nothing.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly ModelCatalog _models;
    private readonly CameraHub? _camera;

    /// <summary>Makes the endpoint.</summary>
    public StreamEndpoint(ModelCatalog models, CameraHub? camera)
    {
        _models = models;
        _camera = camera;
    }

    /// <summary>Answers whether there is a camera.</summary>
    public Task DescribeAsync(HttpContext context) => Json.WriteAsync(context, new { Available = _camera is not null, Name = _camera?.Name ?? "" });

    /// <summary>Answers with frames until the viewer goes or the server stops.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (_camera is null)
            throw new RequestException(StatusCodes.Status404NotFound, "Expected a camera of this device, got none; start the program with one, or use the browser's.");
        CatalogModel model = ModelsEndpoint.Require(_models, context.Request.Query["model"]);
        int? layersOf = ReadEndpoint.Number(context.Request, "layers", 0, int.MaxValue);
        CancellationToken stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using HubCamera camera = await OpenAsync(ending.Token);
        using var display = new StreamDisplay(model, layersOf);
        Task reading = Task.Factory.StartNew(() => Read(camera, model, display, ending.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await SendAsync(context, display, ending.Token);
        }
        catch (OperationCanceledException)
        {
            // The viewer has gone, or the server stops.
        }
        finally
        {
            await ending.CancelAsync();
            await reading;
        }
    }

    private async Task<HubCamera> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => _camera!.Watch(cancellationToken), cancellationToken);
        }
        catch (CameraException e)
        {
            throw new RequestException(StatusCodes.Status503ServiceUnavailable, e.Message);
        }
    }

    private static void Read(HubCamera camera, CatalogModel model, StreamDisplay display, CancellationToken cancellationToken)
    {
        try
        {
            // The hub opens the camera again and again; the viewer sees why it is dark.
            var options = new ReaderOptions { MaxFaults = int.MaxValue, MaxDigits = PictureReader.MostDigits, Voting = camera.Votes ? new VotingRule() : null };
            new ReaderLoop(camera, model.CreateClassifier(), display, options).Run(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // As above.
        }
        finally
        {
            display.Complete();
        }
    }

    private static async Task SendAsync(HttpContext context, StreamDisplay display, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        Task<bool> frame = display.Frames.WaitToReadAsync(cancellationToken).AsTask(), notice = display.Notices.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            Task first = await Task.WhenAny(frame, notice, Task.Delay(Silence, cancellationToken));
            if (first == frame && !await frame)
                return;
            if (first != frame && first != notice)
                await context.Response.WriteAsync(": waiting\n\n", cancellationToken);
            while (display.Notices.TryRead(out StreamEvent? sent) || display.Frames.TryRead(out sent))
                await context.Response.WriteAsync($"event: {sent.Name}\ndata: {sent.Data}\n\n", cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            frame = frame.IsCompleted ? display.Frames.WaitToReadAsync(cancellationToken).AsTask() : frame;
            notice = notice.IsCompleted ? display.Notices.WaitToReadAsync(cancellationToken).AsTask() : notice;
        }
    }
}
