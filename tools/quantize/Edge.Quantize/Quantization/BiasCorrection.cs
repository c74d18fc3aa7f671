using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Arithmetic;
using Edge.Quantize.Calibration;
using Edge.Quantize.Data;
using Edge.Quantize.Network;

namespace Edge.Quantize.Quantization;

/// <summary>Makes up, in the biases, for what int8 weights and activations change in the mean of each output channel.</summary>
/// <remarks>
/// Empirical bias correction of Nagel and others (2019, appendix D), layer by layer: each layer sees what the int8 layers before it, corrected already, give for the calibration pictures.
/// The mean of a layer's sums, before its activation, follows from the mean of its input alone, as the layer is linear there: E[W x] = W E[x], at every place of the picture. So the int8
/// network is run by the fast engine and only sums of whole numbers are kept. (Their other form takes E[x] from the statistics of a batch normalisation, which most files do not have any more.)
/// </remarks>
internal static class BiasCorrection
{
    // Multiply-accumulates that all runs together may cost: about ten seconds of one core. Fewer pictures serve a mean well.
    private const long MostMacs = 200_000_000_000;
    private const int LeastImages = 16;

    /// <summary>Of so many calibration pictures, how many the correction looks at: all, or fewer for large networks.</summary>
    public static int Images(FloatGraph graph, int count) =>
        (int)Math.Clamp(MostMacs / Math.Max(Macs(graph) * graph.Operators.Count(EqualizedLayer.CanTake), 1), Math.Min(LeastImages, count), count);

    /// <summary>The network with corrected biases where the source prescribes no weights.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="ranges">The range of every tensor.</param>
    /// <param name="weights">Scales of the weights.</param>
    /// <param name="means">The mean of each element that a layer reads in float, over the same pictures.</param>
    /// <param name="images">Calibration pictures.</param>
    /// <param name="count">How many of them, see <see cref="Images"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static FloatGraph Apply(
        FloatGraph graph,
        IReadOnlyDictionary<FloatTensor, TensorRange> ranges,
        WeightScheme weights,
        IReadOnlyDictionary<FloatTensor, float[]> means,
        IImageSet images,
        int count,
        CancellationToken cancellationToken)
    {
        FloatOperator[] operators = [.. graph.Operators];
        for (int i = 0; i < operators.Length; i++)
            if (EqualizedLayer.CanTake(operators[i]))
            {
                (float[] mean, float scale) = Int8Mean(Slice(graph with { Operators = operators }, operators[i].Input), ranges, weights, images, count, cancellationToken);
                operators[i] = Corrected(operators[i], means[operators[i].Input], mean, scale, weights);
            }
        return graph with { Operators = operators };
    }

    private static FloatOperator Corrected(FloatOperator step, float[] realMean, float[] int8Mean, float inputScale, WeightScheme scheme)
    {
        (IReadOnlyList<float> weights, IReadOnlyList<float> bias) = step is FloatConv2D c ? (c.Weights, c.Bias) : (((FloatDense)step).Weights, ((FloatDense)step).Bias);
        float[] quantized = QuantizedWeights.Of(weights, bias, inputScale, null, scheme).ToReals();
        double[] real = ChannelMeans(With(step, [.. weights], new float[bias.Count], FloatActivation.None), realMean);
        double[] int8 = ChannelMeans(With(step, quantized, new float[bias.Count], FloatActivation.None), int8Mean);
        return With(step, [.. weights], [.. bias.Select((b, channel) => (float)(b + real[channel] - int8[channel]))], step is FloatConv2D conv ? conv.Activation : ((FloatDense)step).Activation);
    }

    private static FloatOperator With(FloatOperator step, float[] weights, float[] bias, FloatActivation activation) =>
        step is FloatConv2D conv ? conv.With(step.Output, weights, bias, activation) : ((FloatDense)step).With(step.Output, weights, bias, activation);

    // The mean over all places of each channel of a layer's output.
    private static double[] ChannelMeans(FloatOperator step, float[] input)
    {
        var output = new float[step.Output.Length];
        step.Run([input], output);
        var means = new double[step.Output.Shape[^1]];
        for (int i = 0; i < output.Length; i++)
            means[i % means.Length] += output[i];
        return Array.ConvertAll(means, m => m / (output.Length / means.Length));
    }

    // The mean of each element of a network's output in int8, as reals, and its scale.
    private static (float[] Mean, float Scale) Int8Mean(
        FloatGraph graph, IReadOnlyDictionary<FloatTensor, TensorRange> ranges, WeightScheme weights, IImageSet images, int count, CancellationToken cancellationToken)
    {
        var sums = new long[graph.Output.Length];
        var gate = new Lock();
        TensorQuantization quantization;
        if (graph.Operators.Count == 0)
        {
            quantization = graph.Quantization.TryGetValue(graph.Input, out TensorQuantization given) ? given : TensorQuantization.Of(ranges[graph.Input]);
            PictureWorkers.Run(images, 0, count, graph.Input.Length, () => new sbyte[graph.Input.Length], (quantized, _, image) =>
            {
                for (int i = 0; i < image.Length; i++)
                    quantized[i] = Scales.Quantize(image[i], quantization.Scale, quantization.ZeroPoint);
                Add(quantized);
            }, null, cancellationToken);
        }
        else
        {
            Model model = Model.Load(Quantizer.ToTflite(graph, ranges, "", [], weights));
            Tensor output = model.Graph.Outputs[0];
            quantization = new TensorQuantization(output.Scale, output.ZeroPoint);
            PictureWorkers.Run(images, 0, count, model.Graph.ArenaBytes, () => model.CreateSession(), (session, _, image) =>
            {
                session.Classify((ReadOnlySpan<float>)image);
                Add(session.Outputs);
            }, null, cancellationToken);
        }
        return (Array.ConvertAll(sums, sum => (float)(((double)sum / count - quantization.ZeroPoint) * quantization.Scale)), quantization.Scale);

        void Add(ReadOnlySpan<sbyte> values)
        {
            lock (gate)
                for (int i = 0; i < values.Length; i++)
                    sums[i] += values[i];
        }
    }

    // What computes a tensor.
    private static FloatGraph Slice(FloatGraph graph, FloatTensor tensor)
    {
        var needed = new HashSet<FloatTensor> { tensor };
        var operators = new List<FloatOperator>();
        foreach (FloatOperator step in graph.Operators.Reverse().Where(step => needed.Contains(step.Output)))
        {
            needed.UnionWith(step.Inputs);
            operators.Insert(0, step);
        }
        return graph with { Output = tensor, Operators = operators };
    }

    // Each weight is used once at each place of its layer's output.
    private static long Macs(FloatGraph graph) => graph.Operators.Sum(step => step switch
    {
        FloatConv2D conv => (long)conv.Weights.Count * (conv.Output.Length / conv.Bias.Count),
        FloatDense dense => dense.Weights.Count,
        _ => 0,
    });
}
