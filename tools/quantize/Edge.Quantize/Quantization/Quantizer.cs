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
    private readonly Dictionary<FloatTensor, TensorQuantization> _prescribed;
    private readonly TfliteWriter _writer = new();
    private readonly Dictionary<FloatTensor, TensorQuantization> _quantization = [];
    private readonly Dictionary<FloatTensor, int> _indices = [];

    private Quantizer(FloatGraph graph, IReadOnlyDictionary<FloatTensor, TensorRange> ranges)
    {
        _ranges = ranges;
        _prescribed = new Dictionary<FloatTensor, TensorQuantization>(graph.Quantization);
        // Pools and reshapes have one quantisation on both sides; where the source has it behind them only, it holds before them too.
        foreach (FloatOperator step in graph.Operators.Reverse())
            if (step is FloatPool2D or FloatReshape && _prescribed.TryGetValue(step.Output, out TensorQuantization quantization))
                _prescribed.TryAdd(step.Input, quantization);
    }

    /// <summary>Quantises.</summary>
    /// <param name="graph">The network, folded and fused.</param>
    /// <param name="ranges">The range of every tensor.</param>
    /// <param name="description">Description of the file.</param>
    /// <param name="golden">Golden samples to put into the file's metadata, or empty.</param>
    /// <returns>The file.</returns>
    /// <exception cref="QuantizeException">An operator has no int8 form here; the message names it.</exception>
    public static byte[] ToTflite(FloatGraph graph, IReadOnlyDictionary<FloatTensor, TensorRange> ranges, string description, byte[] golden)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(golden);
        var quantizer = new Quantizer(graph, ranges);
        quantizer.Activation(graph.Input, quantizer.Chosen(graph.Input, 0));
        foreach (FloatOperator step in graph.Operators)
            quantizer.Emit(step);
        // Old runtimes look for the least version that can run a model; 1.14 brought int8.
        quantizer._writer.Metadata("min_runtime_version", [.. "1.14.0"u8, .. new byte[10]]);
        if (golden.Length > 0)
            quantizer._writer.Metadata(Inference.Model.GoldenMetadata, golden);
        return quantizer._writer.ToBytes(graph.Name, description, [quantizer._indices[graph.Input]], [quantizer._indices[graph.Output]]);
    }

    private void Emit(FloatOperator step)
    {
        switch (step)
        {
            case FloatConv2D conv:
                EmitConv(conv);
                break;
            case FloatDense dense:
                int[] parts = Weights(dense.Name, dense.Weights, dense.Bias, dense.Quantization, dense.Input, [dense.Bias.Count, dense.Input.Length], 0, out double denseLeast);
                _writer.FullyConnected([_indices[dense.Input], .. parts], Output(dense, denseLeast), (int)dense.Activation);
                break;
            case FloatPool2D pool:
                int pooled = Activation(pool.Output, _quantization[pool.Input]);
                WindowOptions window = Options(pool.Window);
                if (pool.IsMax)
                    _writer.MaxPool2D(_indices[pool.Input], pooled, window);
                else
                    _writer.AveragePool2D(_indices[pool.Input], pooled, window);
                break;
            case FloatReshape reshape:
                int shape = _writer.Tensor(new TfliteTensor(reshape.Name + "/shape", [reshape.Output.Shape.Count], TfliteSchema.Int32) { Data = Bytes([.. reshape.Output.Shape]) });
                _writer.Reshape(_indices[reshape.Input], shape, Activation(reshape.Output, _quantization[reshape.Input]));
                break;
            case FloatAdd add:
                // ADD cannot scale up: a finer output than 2^-18 of the inputs is beyond its arithmetic.
                double finest = Math.Max(_quantization[add.First].Scale, _quantization[add.Second].Scale) / (1 << (Micro.Operators.Add.LeftShift - 2));
                _writer.Add(_indices[add.First], _indices[add.Second], Output(add, finest), (int)add.Activation);
                break;
            case FloatRelu relu:
                // A table of 256 results; the factor between the scales must not shift them out of 32 bits.
                _writer.Relu(_indices[relu.Input], Output(relu, _quantization[relu.Input].Scale / (1 << 20)), relu.Activation == FloatActivation.Relu6);
                break;
            case FloatSoftmax softmax:
                _writer.Softmax(_indices[softmax.Input], Activation(softmax.Output, TensorQuantization.Softmax), 1f);
                break;
            default:
                throw new QuantizeException($"Layer '{step.Name}': expected a batch normalisation or constant on a picture or behind a dense layer without activation, got it on another vector; move it there so that it can be folded.");
        }
    }

    private void EmitConv(FloatConv2D conv)
    {
        WindowOptions window = Options(conv.Window);
        int outputs = conv.Bias.Count, groupInputs = conv.Input.Shape[3] / conv.Groups;
        if (!conv.IsDepthwise)
        {
            int[] constants = Weights(conv.Name, conv.Weights, conv.Bias, conv.Quantization, conv.Input, [outputs, window.Height, window.Width, groupInputs], 0, out double least);
            _writer.Conv2D([_indices[conv.Input], .. constants], Output(conv, least), window, (int)conv.Activation);
            return;
        }
        int[] depthwise = Weights(conv.Name, conv.Weights, conv.Bias, conv.Quantization, conv.Input, [1, window.Height, window.Width, outputs], 3, out double depthwiseLeast);
        _writer.DepthwiseConv2D([_indices[conv.Input], .. depthwise], Output(conv, depthwiseLeast), window, outputs / conv.Input.Shape[3], (int)conv.Activation);
    }

    // The indices of a layer's weights and biases. Float weights stand channel by channel; TFLite's depthwise ones have the channel last.
    // leastScale: the output's scale from which on the arithmetic holds every accumulator.
    private int[] Weights(string name, IReadOnlyList<float> weights, IReadOnlyList<float> bias, WeightQuantization? given, FloatTensor input, int[] shape, int channelDimension, out double leastScale)
    {
        if (!weights.Concat(bias).All(float.IsFinite))
            throw new QuantizeException($"Layer '{name}': expected finite weights and biases once its normalisation is folded in, got others; train the model again.");
        QuantizedWeights quantized = QuantizedWeights.Of(weights, bias, _quantization[input].Scale, given);
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
        int weightsIndex = _writer.Tensor(new TfliteTensor(name + "/weights", shape, TfliteSchema.Int8)
        {
            Data = MemoryMarshal.AsBytes<sbyte>(ordered).ToArray(),
            Scales = quantized.Scales,
            ZeroPoints = zeros,
            QuantizedDimension = channelDimension,
        });
        int biasIndex = _writer.Tensor(new TfliteTensor(name + "/bias", [bias.Count], TfliteSchema.Int32) { Data = Bytes(quantized.Bias), Scales = biasScales, ZeroPoints = zeros });
        return [weightsIndex, biasIndex];
    }

    private int Output(FloatOperator step, double leastScale) => Activation(step.Output, Chosen(step.Output, leastScale));

    // What the source prescribes, or what the range asks for.
    private TensorQuantization Chosen(FloatTensor tensor, double leastScale)
    {
        if (!_prescribed.TryGetValue(tensor, out TensorQuantization prescribed))
            return TensorQuantization.Of(_ranges[tensor], leastScale);
        return prescribed.Scale >= (float)leastScale
            ? prescribed
            : throw new QuantizeException($"Tensor '{tensor.Name}': expected a scale of at least {(float)leastScale} so that accumulators do not overflow, got {prescribed.Scale}; quantise the model with a wider range.");
    }

    private int Activation(FloatTensor tensor, TensorQuantization quantization)
    {
        if (_prescribed.TryGetValue(tensor, out TensorQuantization prescribed) && prescribed != quantization)
            throw new QuantizeException($"Tensor '{tensor.Name}': expected scale {quantization.Scale} and zero point {quantization.ZeroPoint}, which its operator demands, got {prescribed.Scale} and {prescribed.ZeroPoint} from QuantizeLinear; quantise it alike.");
        int index = _writer.Tensor(new TfliteTensor(tensor.Name, tensor.Shape, TfliteSchema.Int8) { Scales = [quantization.Scale], ZeroPoints = [quantization.ZeroPoint] });
        _quantization.Add(tensor, quantization);
        _indices.Add(tensor, index);
        return index;
    }

    private static WindowOptions Options(FloatWindow window) =>
        new(window.Height, window.Width, window.StrideHeight, window.StrideWidth, window.Same ? TfliteSchema.PaddingSame : TfliteSchema.PaddingValid)
        {
            DilationHeight = window.DilationHeight,
            DilationWidth = window.DilationWidth,
        };

    private static byte[] Bytes(int[] values)
    {
        var bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), values[i]);
        return bytes;
    }
}
