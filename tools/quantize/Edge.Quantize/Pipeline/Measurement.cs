using System;
using System.Threading;
using Edge.Inference;
using Edge.Quantize.Data;
using Edge.Quantize.Evaluation;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Pipeline;

/// <summary>What is measured on pictures once the int8 model is there.</summary>
/// <param name="Comparison">Float and int8 answers to the test pictures; null where there are none.</param>
/// <param name="Analysis">The model layer by layer.</param>
internal sealed record Measurement(Comparison? Comparison, NetworkAnalysis Analysis)
{
    /// <summary>Measures.</summary>
    /// <param name="graph">The float network; null where there is none.</param>
    /// <param name="network">The same with its scheme; null where there is none.</param>
    /// <param name="model">The int8 model.</param>
    /// <param name="options">The pictures.</param>
    /// <param name="progress">Told the stage and the share done; may be null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static Measurement Of(FloatGraph? graph, QuantizedNetwork? network, Model model, QuantizationOptions options, Action<string, double>? progress, CancellationToken cancellationToken)
    {
        Comparison? comparison = options.Test is { } test
            ? Comparer.Run(graph, model, test, new StageProgress("compare on test pictures", test.Count, progress).Step, cancellationToken)
            : null;
        // Pictures that nothing was calibrated on tell what is clipped in earnest.
        IImageSet? pictures = options.Test ?? options.Calibration;
        int count = NetworkAnalyzer.PicturesFor(model.Graph, pictures?.Count ?? 0);
        return new Measurement(comparison, NetworkAnalyzer.Run(model.Graph, network, pictures, count, new StageProgress("analyse layers", count, progress).Step, cancellationToken));
    }
}
