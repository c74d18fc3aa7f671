using System;
using System.Collections.Generic;
using Edge.Micro.Arithmetic;
using Edge.Trainer.Export;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>A convolution, depthwise convolution or dense layer in the engine's integers, with its ReLU: forward gives exactly the int8 outputs, backward is straight-through.</summary>
/// <remarks>
/// Activations are whole numbers, zero point subtracted; gradients are those of the real values behind them. The float layer inside holds the integer
/// weights and computes the gradients; the optimiser sees the real weights and biases.
/// </remarks>
internal sealed unsafe class QuantizedWeightedLayer : Layer, IObservedLayer
{
    private readonly Layer _inner;
    private readonly IWeightedLayer _integers;
    private readonly IntegerProduct? _product;
    private readonly QuantizedTensor _input;
    private readonly MasterParameter _weights;
    private readonly MasterParameter _bias;
    private readonly Parameter _biasParts;
    private readonly ChannelQuantizer _quantizer;
    private readonly Requantizer _requantizer;
    private readonly StraightThrough _straightThrough;
    private readonly ChunkRanges _ranges;
    private readonly int[] _multipliers;
    private readonly int[] _shifts;
    private readonly int _channels;
    private bool _isExact;
    private double _least;
    private double _most;

    /// <param name="spec">The layer; its activation is part of it.</param>
    /// <param name="inner">The same layer for floats, without bias and activation.</param>
    /// <param name="input">The quantisation of its input.</param>
    /// <param name="context">The network's sizes.</param>
    public QuantizedWeightedLayer(LayerSpec spec, Layer inner, QuantizedTensor input, NetworkContext context)
        : base(spec, inner.Input, inner.Output)
    {
        (_inner, _integers, _input, _channels) = (inner, (IWeightedLayer)inner, input, inner.Output.Shape.Channels);
        _weights = new MasterParameter(_integers.Weights, _channels) { L2 = spec.L2 };
        _biasParts = new Parameter(_channels, context.Chunks);
        _bias = new MasterParameter(_biasParts, _channels);
        Parameters = [_weights, _bias];
        _quantizer = new ChannelQuantizer(_weights.Length / _channels, _channels);
        _requantizer = new Requantizer(_channels);
        _straightThrough = new StraightThrough(_channels);
        _ranges = new ChunkRanges(context);
        (_multipliers, _shifts) = (new int[_channels], new int[_channels]);
        if (spec.Type != LayerType.DepthwiseConv2D)
            _product = new IntegerProduct(GeometryOf(spec, Input.Shape), Input, Output, _integers.Weights.Values, context.Workers);
        Statistics = [Tensor.State];
    }

    public QuantizedTensor Tensor { get; } = new();

    public override IReadOnlyList<Parameter> Parameters { get; }

    public override IReadOnlyList<float[]> Statistics { get; }

    /// <summary>The real weights.</summary>
    public Parameter Weights => _weights;

    /// <summary>The real biases.</summary>
    public Parameter Bias => _bias;

    public override void Prepare() => _inner.Prepare();

    public override void Forward(in Chunk chunk) => _ranges.Set(chunk.Index, Run(chunk));

    public override void Infer(in Chunk chunk) => Run(chunk);

    public override void Backward(in Chunk chunk)
    {
        int rows = chunk.Count * Output.Shape.Height * Output.Shape.Width;
        _straightThrough.Mask(Output.GradientsOf(chunk.Start), Output.ValuesOf(chunk.Start), rows * _channels, (float)_least, (float)_most);
        RowMath.SumGradients(Output.GradientsOf(chunk.Start), Output.ValuesOf(chunk.Start), _biasParts.Part(chunk.Index), _channels, rows, relu: false);
        _inner.Backward(chunk);
    }

    public bool TryRequantize()
    {
        float inputScale = _input.Quantization.Scale;
        _quantizer.Run(_weights.Values.Pointer, _bias.Values.Span, inputScale, _integers.Weights.Values.Pointer);
        _isExact = true;
        double leastScale = 0, finest = 0;
        for (int c = 0; c < _channels; c++)
        {
            double sum = _quantizer.AbsoluteSum(c), step = (double)inputScale * _quantizer.Scales[c];
            _isExact &= sum <= IntegerProduct.ExactAbsoluteSum;
            // As the quantiser demands: no accumulator overflows when the arithmetic shifts it left.
            leastScale = Math.Max(leastScale, (Math.Abs((double)_quantizer.Bias[c]) + (255 * sum)) * step / (1 << 29));
            finest = Math.Max(finest, step);
        }
        if (Tensor.IsKnown)
            Tensor.Update(leastScale);
        else
            Tensor.Probe((float)Math.Max(finest, leastScale));
        if (!double.IsFinite(leastScale + finest) || !TrySetChannels(inputScale))
            return false;
        Scales.ActivationRange(Spec.Activation == Activation.Relu ? Micro.Activation.Relu : Micro.Activation.None, Tensor.Quantization.Scale, Tensor.Quantization.ZeroPoint, out int min, out int max);
        (_least, _most) = (min - Tensor.Quantization.ZeroPoint, max - Tensor.Quantization.ZeroPoint);
        return true;
    }

    public void Observe(int chunks) => _ranges.Observe(Tensor, chunks, Spec.Activation);

    public LayerQuantization Integers() => new(Tensor.Quantization, Tensor.Range)
    {
        Weights = Array.ConvertAll(_integers.Weights.Values.ToArray(), w => (sbyte)w),
        WeightScales = [.. _quantizer.Scales],
        Bias = [.. _quantizer.Bias],
    };

    private static ConvGeometry GeometryOf(LayerSpec spec, TensorShape input) => spec.Type == LayerType.Dense
        ? new ConvGeometry(new LayerSpec(LayerType.Conv2D) { Kernel = 1, Filters = spec.Units }, new TensorShape(1, 1, input.Length))
        : new ConvGeometry(spec, input);

    private (double Least, double Greatest) Run(in Chunk chunk)
    {
        if (_product is not null)
            return _product.Run(chunk, _requantizer, _isExact, _least, _most);
        // The few weights of a depthwise channel are always within single precision.
        _inner.Forward(chunk);
        float* output = Output.ValuesOf(chunk.Start);
        return _requantizer.Run(&output, 1, output, chunk.Count * Output.Shape.Length, _least, _most);
    }

    private bool TrySetChannels(float inputScale)
    {
        float outputScale = Tensor.Quantization.Scale;
        float[] scales = _quantizer.Scales;
        // A fully connected layer of one output multiplies its scales in single precision.
        int wrong = Spec.Type == LayerType.Dense && _channels == 1
            ? Scales.PerTensor(inputScale, scales[0], outputScale, _multipliers, _shifts)
            : Scales.PerChannel(inputScale, scales, outputScale, _multipliers, _shifts);
        if (wrong >= 0)
            return false;
        for (int c = 0; c < _channels; c++)
        {
            _requantizer.Set(c, _quantizer.Bias[c], _multipliers[c], _shifts[c]);
            _straightThrough.Set(c, scales[c]);
            // The inner layer's gradient is that of the integers times the scale already.
            _weights.Factors[c] = inputScale / scales[c];
            _bias.Factors[c] = 1 / scales[c];
        }
        return true;
    }
}
