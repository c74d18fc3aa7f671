using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Desktop.Sources;
using Edge.Desktop.Sources.Synthetic;
using Edge.Inference;
using Edge.WebPage;

namespace Edge.Desktop.Web;

/// <summary>Serves the web page until Ctrl-C.</summary>
internal sealed class WebRun
{
    // Long enough to look at a scene; a real camera shows the same one much faster.
    private static readonly TimeSpan SceneTime = TimeSpan.FromSeconds(1.5);

    private readonly WebPageOptions _options;
    private readonly ModelCatalog _models;
    private readonly int _seed;

    /// <summary>Makes a run.</summary>
    /// <param name="options">Where, and how much is taken.</param>
    /// <param name="modelPath">A .tflite file, or null for the shipped networks alone.</param>
    /// <param name="model">Its network; null without it.</param>
    /// <param name="seed">Seed of the synthetic camera.</param>
    public WebRun(WebPageOptions options, string? modelPath, Model? model, int seed)
    {
        _options = options;
        _models = model is null ? ModelCatalog.Shipped() : ModelCatalog.WithOwn(Path.GetFileNameWithoutExtension(modelPath)!, model);
        _seed = seed;
    }

    /// <summary>Runs.</summary>
    /// <returns>The exit code: 0, for Ctrl-C is how it ends.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        ImageSet digits = BundledDigits.Load();
        IEnumerable<SampleDigit> samples = Enumerable.Range(0, digits.Count).Select(i => new SampleDigit(digits.Labels.Span[i], digits.Image(i).ToArray()));
        var camera = new CameraSource("synthetic camera", () => new SyntheticCamera(digits, _seed), SceneTime);
        await using WebPageServer server = await WebPageServer.StartAsync(_options, _models, samples, camera, Console.Error.WriteLine, cancellationToken);
        foreach (Uri address in server.Addresses)
            Console.WriteLine($"Open {address}");
        if (server.Token is not null)
            Console.WriteLine("Whoever knows the token in the address can use the page. The way there is not encrypted: use it in networks that you trust.");
        Console.WriteLine("Ctrl-C ends it.");
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }
}
