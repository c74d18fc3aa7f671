using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Micro.Tflite;
using Edge.Quantize.Calibration;
using Edge.Quantize.Network;
using Edge.Quantize.Tflite;

namespace Edge.Quantize.Quantization;

/// <summary>Turns a calibrated float network into the bytes of an int8 .tflite file.</summary>
public sealed class Quantizer
{
    private readonly IReadOnlyDictionary<FloatTensor, TensorRange> _ranges;
    private readonly WeightScheme _weights;
    private readonly Dictionary<FloatTensor, TensorQuantization> _prescribed;
    private readonly Dictionary<FloatTensor, TensorQuantization> _quantization = [];
    private readonly Dictionary<FloatTensor, int> _indices = [];

    /// <summary>The file in the making.</summary>
    internal TfliteWriter Writer { get; } = new();

    private Quantizer(FloatGraph graph, IReadOnlyDictionary<FloatTensor, TensorRange> ranges, WeightScheme weights)
    {
        _ranges = ranges;
        _weights = weights;
        _prescribed = new Dictionary<FloatTensor, TensorQuantization>(graph.Quantization);
        // Pools, reshapes and their like have one quantisation on both sides; where the source has it behind them only, it holds before them too.
        foreach (FloatOperator step in graph.Operators.Reverse())
            if (step.KeepsQuantization && _prescribed.TryGetValue(step.Output, out TensorQuantization quantization))
                foreach (FloatTensor input in step.Inputs)
                    _prescribed.TryAdd(input, quantization);
    }

    /// <summary>Quantises a network by the scheme that was chosen for it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="description">Description of the file.</param>
    /// <param name="golden">Golden samples to put into the file's metadata, or empty.</param>
    /// <returns>The file.</returns>
    /// <exception cref="QuantizeException">An operator has no int8 form here; the message names it.</exception>
    public static byte[] ToTflite(QuantizedNetwork network, string description, byte[] golden)
    {
        ArgumentNullException.ThrowIfNull(network);
        return ToTflite(network.Graph, network.Ranges, description, golden, network.Scheme?.Weights ?? WeightScheme.PerChannel);
    }

    /// <summary>Quantises.</summary>
    /// <param name="graph">The network, folded and fused.</param>
    /// <param name="ranges">The range of every tensor.</param>
    /// <param name="description">Description of the file.</param>
    /// <param name="golden">Golden samples to put into the file's metadata, or empty.</param>
    /// <param name="weights">Scales of the weights that the source prescribes none for.</param>
    /// <returns>The file.</returns>
    /// <exception cref="QuantizeException">An operator has no int8 form here; the message names it.</exception>
    public static byte[] ToTflite(
        FloatGraph graph, IReadOnlyDictionary<FloatTensor, TensorRange> ranges, string description, byte[] golden, WeightScheme weights = WeightScheme.PerChannel)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(golden);
        var quantizer = new Quantizer(graph, ranges, weights);
        quantizer.Activation(graph.Input, quantizer.Chosen(graph.Input, 0));
        var emission = new OperatorEmission(quantizer);
        foreach (FloatOperator step in graph.Operators)
            emission.Emit(step);
        // Old runtimes look for the least version that can run a model; 1.14 brought int8.
        quantizer.Writer.Metadata("min_runtime_version", [.. "1.14.0"u8, .. new byte[10]]);
        if (golden.Length > 0)
            quantizer.Writer.Metadata(Inference.Model.GoldenMetadata, golden);
        if (graph.Labels?.Count == graph.Output.Length)
            quantizer.Writer.Metadata(Inference.Model.LabelsMetadata, LabelText.ToBytes(graph.Labels));
        return quantizer.Writer.ToBytes(graph.Name, description, [quantizer._indices[graph.Input]], [quantizer._indices[graph.Output]]);
    }

    /// <summary>The index of a tensor that was emitted.</summary>
    internal int Index(FloatTensor tensor) => _indices[tensor];

    /// <summary>The quantisation of a tensor that was emitted.</summary>
    internal TensorQuantization Quantization(FloatTensor tensor) => _quantization[tensor];

    /// <summary>The quantisation that the source prescribes for a tensor, or null.</summary>
    internal TensorQuantization? Prescribed(FloatTensor tensor) => _prescribed.TryGetValue(tensor, out TensorQuantization prescribed) ? prescribed : null;

    /// <summary>The indices of a layer's weights and biases. Float weights stand channel by channel; TFLite's depthwise ones have the channel last.</summary>
    /// <param name="name">The layer.</param>
    /// <param name="weights">[channels, ...].</param>
    /// <param name="bias">One a channel.</param>
    /// <param name="given">What the source prescribes, or null.</param>
    /// <param name="input">The layer's input.</param>
    /// <param name="shape">Shape of the weights in the file.</param>
    /// <param name="channelDimension">Their dimension of output channels: the first or the last.</param>
    /// <param name="leastScale">The output's scale from which on the arithmetic holds every accumulator.</param>
    internal int[] Weights(string name, IReadOnlyList<float> weights, IReadOnlyList<float> bias, WeightQuantization? given, FloatTensor input, int[] shape, int channelDimension, out double leastScale)
    {
        if (!weights.Concat(bias).All(float.IsFinite))
            throw new QuantizeException($"Layer '{name}': expected finite weights and biases once its normalisation is folded in, got others; train the model again.");
        QuantizedWeights quantized = QuantizedWeights.Of(weights, bias, _quantization[input].Scale, given, _weights);
        leastScale = quantized.LeastOutputScale(_quantization[input].Scale);
        if (!float.IsFinite((float)leastScale) || !quantized.Scales.All(float.IsFinite))
            throw new QuantizeException($"Layer '{name}': expected weights and biases whose products with the input single precision holds, got larger ones; train the model again.");
        sbyte[] ordered = quantized.Weights;
        if (channelDimension != 0)
        {
            int channels = bias.Count, taps = ordered.Length / channels;
            ordered = [.. Enumerable.Range(0, ordered.Length).Select(i => quantized.Weights[i % channels * taps + i / channels])];
        }
        float[] biasScales = [.. quantized.Scales.Select(s => s * _quantization[input].Scale)];
        var zeros = new long[bias.Count];
        int weightsIndex = Writer.Tensor(new TfliteTensor(name + "/weights", shape, TfliteSchema.Int8)
        {
            Data = MemoryMarshal.AsBytes<sbyte>(ordered).ToArray(),
            Scales = quantized.Scales,
            ZeroPoints = zeros[..quantized.Scales.Length],
            QuantizedDimension = quantized.Scales.Length == 1 ? 0 : channelDimension,
        });
        int biasIndex = Writer.Tensor(new TfliteTensor(name + "/bias", [bias.Count], TfliteSchema.Int32) { Data = Bytes(quantized.Bias), Scales = biasScales, ZeroPoints = zeros[..quantized.Scales.Length] });
        return [weightsIndex, biasIndex];
    }

    /// <summary>Emits a step's output with the quantisation that its range asks for, but at least a scale; gives its index.</summary>
    internal int Output(FloatOperator step, double leastScale) => Activation(step.Output, Chosen(step.Output, leastScale));

    /// <summary>What the source prescribes, or what the range asks for.</summary>
    internal TensorQuantization Chosen(FloatTensor tensor, double leastScale)
    {
        if (!_prescribed.TryGetValue(tensor, out TensorQuantization prescribed))
            return TensorQuantization.Of(_ranges[tensor], leastScale);
        return prescribed.Scale >= (float)leastScale
            ? prescribed
            : throw new QuantizeException($"Tensor '{tensor.Name}': expected a scale of at least {(float)leastScale} so that accumulators do not overflow, got {prescribed.Scale}; quantise the model with a wider range.");
    }

    /// <summary>Emits a tensor with the quantisation that its operator demands; gives its index.</summary>
    internal int Activation(FloatTensor tensor, TensorQuantization quantization)
    {
        if (_prescribed.TryGetValue(tensor, out TensorQuantization prescribed) && prescribed != quantization)
            throw new QuantizeException($"Tensor '{tensor.Name}': expected scale {quantization.Scale} and zero point {quantization.ZeroPoint}, which its operator demands, got {prescribed.Scale} and {prescribed.ZeroPoint} from QuantizeLinear; quantise it alike.");
        int index = Writer.Tensor(new TfliteTensor(tensor.Name, tensor.Shape, TfliteSchema.Int8) { Scales = [quantization.Scale], ZeroPoints = [quantization.ZeroPoint] });
        _quantization.Add(tensor, quantization);
        _indices.Add(tensor, index);
        return index;
    }

    /// <summary>Little-endian int32 values.</summary>
    internal static byte[] Bytes(int[] values)
    {
        var bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), values[i]);
        return bytes;
    }
}
