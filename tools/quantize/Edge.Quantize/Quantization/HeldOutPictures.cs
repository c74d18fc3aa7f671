using System;
using System.Linq;
using System.Threading;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Arithmetic;
using Edge.Quantize.Calibration;
using Edge.Quantize.Data;
using Edge.Quantize.Network;

namespace Edge.Quantize.Quantization;

/// <summary>Compares int8 with float on pictures that were not calibrated on, at the network's output (before a softmax, which hides small differences and shifts).</summary>
internal sealed class HeldOutPictures
{
    /// <summary>A ratio that stands for no noise at all.</summary>
    public const double NoNoise = 200;

    // Outputs of all pictures are held as float: 256 MiB.
    private const long MostElements = 1 << 26;

    private readonly IImageSet _images;
    private readonly int _start;
    private readonly float[][] _outputs;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Runs the float network on the pictures.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="images">The set.</param>
    /// <param name="start">The first picture.</param>
    /// <param name="count">How many; fewer are taken where the network's output is very large.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public HeldOutPictures(FloatGraph graph, IImageSet images, int start, int count, CancellationToken cancellationToken)
    {
        _images = images;
        _start = start;
        _cancellationToken = cancellationToken;
        FloatGraph logits = Logits(graph);
        _outputs = new float[(int)Math.Clamp(MostElements / logits.Output.Length, 1, count)][];
        PictureWorkers.Run(images, start, Count, Calibrator.Bytes(graph), () => new FloatExecutor(logits), (executor, index, image) => _outputs[index] = executor.Run(image).ToArray(), null, cancellationToken);
    }

    /// <summary>Number of pictures.</summary>
    public int Count => _outputs.Length;

    /// <summary>Runs the int8 form of a network on the pictures.</summary>
    public SchemeTrial Try(QuantizedNetwork network)
    {
        Model model = Model.Load(Quantizer.ToTflite(network with { Graph = Logits(network.Graph) }, "", []));
        Tensor output = model.Graph.Outputs[0];
        // Powers are added in the order of the pictures: a sum of reals depends on it.
        var powers = new (double Signal, double Noise)[Count];
        int agreeing = 0, correct = 0;
        PictureWorkers.Run(_images, _start, Count, model.Graph.ArenaBytes, () => model.CreateSession(), (session, index, image) =>
        {
            int best = session.Classify((ReadOnlySpan<float>)image).Label;
            float[] real = _outputs[index];
            for (int i = 0; i < real.Length; i++)
            {
                double error = real[i] - Scales.Dequantize(session.Outputs[i], output.Scale, output.ZeroPoint);
                powers[index].Signal += (double)real[i] * real[i];
                powers[index].Noise += error * error;
            }
            if (best == LargestElement.IndexOf(real))
                Interlocked.Increment(ref agreeing);
            if (_images.HasLabels && best == _images.Label(_start + index))
                Interlocked.Increment(ref correct);
        }, null, _cancellationToken);
        double ratio = 10 * Math.Log10(powers.Sum(p => p.Signal) / powers.Sum(p => p.Noise));
        return new SchemeTrial(network.Scheme!, Count, agreeing, _images.HasLabels ? correct : null, double.IsNaN(ratio) ? NoNoise : Math.Clamp(ratio, -NoNoise, NoNoise));
    }

    private static FloatGraph Logits(FloatGraph graph) => graph.Operators[^1] is FloatSoftmax softmax && softmax.Output == graph.Output && graph.Operators.Count > 1
        ? graph with { Output = softmax.Input, Operators = [.. graph.Operators.SkipLast(1)] }
        : graph;
}
