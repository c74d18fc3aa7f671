using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Desktop.Commands;
using Edge.Desktop.Sources;
using Edge.Desktop.Sources.Cameras;
using Edge.DigitReader;
using Edge.Inference;
using Edge.WebPage;

namespace Edge.Desktop.Web;

/// <summary>Serves the web page until Ctrl-C.</summary>
internal sealed class WebRun
{
    // Long enough to look at a scene; a real camera shows the same one much faster.
    private static readonly TimeSpan SceneTime = TimeSpan.FromSeconds(1.5);

    // 15 frames a second are smooth enough, and leave a small processor time to answer.
    private static readonly TimeSpan FrameTime = TimeSpan.FromSeconds(1.0 / 15);

    private readonly WebPageOptions _options;
    private readonly ModelCatalog _models;
    private readonly DesktopOptions _desktop;

    /// <summary>Makes a run.</summary>
    /// <param name="options">Where, and how much is taken.</param>
    /// <param name="modelPath">A .tflite file, or null for the shipped networks alone.</param>
    /// <param name="model">Its network; null without it.</param>
    /// <param name="desktop">The camera to show, or the seed of the synthetic one.</param>
    public WebRun(WebPageOptions options, string? modelPath, Model? model, DesktopOptions desktop)
    {
        _options = options;
        _models = model is null ? ModelCatalog.Shipped() : ModelCatalog.WithOwn(Path.GetFileNameWithoutExtension(modelPath)!, model);
        _desktop = desktop;
    }

    /// <summary>Runs.</summary>
    /// <returns>The exit code: 0, for Ctrl-C is how it ends.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        ImageSet digits = BundledDigits.Load();
        IEnumerable<SampleDigit> samples = Enumerable.Range(0, digits.Count).Select(i => new SampleDigit(digits.Labels.Span[i], digits.Image(i).ToArray()));
        CameraSource camera = _desktop.Camera is null
            ? new CameraSource("synthetic camera", () => new SyntheticCamera(digits, _desktop.Seed), SceneTime)
            : new CameraSource(_desktop.Camera, OpenCamera, FrameTime) { Votes = _desktop.Votes };
        await using WebPageServer server = await WebPageServer.StartAsync(_options, _models, samples, camera, Console.Error.WriteLine, cancellationToken);
        foreach (Uri address in server.Addresses)
            Console.WriteLine($"Open {address}");
        if (server.Token is not null)
            Console.WriteLine("Whoever knows the token in the address can use the page. The way there is not encrypted: use it in networks that you trust.");
        Console.WriteLine("Ctrl-C ends it.");
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    // The page shows why there is no picture, and goes on trying.
    private ICamera OpenCamera()
    {
        try
        {
            return V4l2Camera.Open(_desktop.Camera!, _desktop.CameraSize);
        }
        catch (UserErrorException e)
        {
            throw new CameraException(e.Message, e);
        }
    }
}
