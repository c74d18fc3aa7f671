using System;
using System.Threading;
using Edge.Quantize.Data;
using Edge.Quantize.Network;

namespace Edge.Quantize.Quantization;

/// <summary>Finds the scheme that keeps a network's int8 form closest to float, by trying schemes on pictures that were not calibrated on.</summary>
public static class SchemeSearch
{
    private const string Calibrating = "calibrate", Trying = "try schemes";

    /// <summary>Quantises by each scheme of a short walk and keeps the best; see <see cref="SchemeRule"/>. The same input gives the same result on any number of threads.</summary>
    /// <remarks>
    /// It begins with min-max ranges and scales for each channel, and tries, each upon the best so far: bias correction (it comes first, as without it the methods that clip are judged by
    /// the mean error that clipping leaves, and look worse than they are), the other ranges, cross-layer equalisation, and one scale for all channels. What is forced is not tried.
    /// </remarks>
    /// <param name="graph">The network, folded and fused.</param>
    /// <param name="images">Pictures like those that the network will see, in an order that does not matter.</param>
    /// <param name="calibrationImages">The first so many are calibrated on, at least 1.</param>
    /// <param name="heldOutImages">The next so many are tried on; a quarter of a set that is too small for both, and the calibration pictures themselves where it has fewer than four.</param>
    /// <param name="choices">What is forced.</param>
    /// <param name="progress">Told the stage and the share done, 0 to 1, from several threads; may be null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="QuantizeException">The network takes values that are no finite numbers, or has no int8 form; the message says where.</exception>
    public static QuantizedNetwork Run(
        FloatGraph graph,
        IImageSet images,
        int calibrationImages,
        int heldOutImages,
        QuantizationChoices choices,
        Action<string, double>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(choices);
        var space = new SchemeSpace(graph, choices);
        int heldOut = space.IsOpen ? Math.Clamp(heldOutImages, 0, Math.Max(images.Count - calibrationImages, images.Count / 4)) : 0;
        int calibrated = Math.Min(calibrationImages, images.Count - heldOut);
        var builder = new SchemeBuilder(graph, space.Equalized, images, calibrated, choices.Percentile, share => progress?.Invoke(Calibrating, share), cancellationToken);
        QuantizedNetwork first = builder.Build(space.First);
        if (space.IsPrescribed)
            return first with { Scheme = null, Reason = "scales of the source" };
        if (!space.IsOpen)
            return first with { Reason = "as told" };

        var pictures = heldOut > 0
            ? new HeldOutPictures(graph, images, calibrated, heldOut, cancellationToken)
            : new HeldOutPictures(graph, images, 0, calibrated, cancellationToken);
        var walk = new SchemeWalk(scheme => scheme == space.First ? first : builder.Build(scheme), pictures, (done, all) => progress?.Invoke(Trying, (double)done / all));
        QuantizedNetwork best = walk.Run(space);
        return best with { Trials = walk.Trials, Reason = SchemeRule.Explain(walk.Best, walk.Trials, heldOut > 0) };
    }
}
