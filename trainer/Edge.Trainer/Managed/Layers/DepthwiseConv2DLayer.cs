using System;
using System.Collections.Generic;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Convolution of each channel alone: weights [kernel row, kernel column, channel].</summary>
internal sealed unsafe class DepthwiseConv2DLayer : Layer, IWeightedLayer, IFusesRelu
{
    private readonly ConvGeometry _geometry;
    private readonly int _channels;
    private readonly FloatBuffer _flipped;
    private readonly FloatBuffer[] _spread;

    public DepthwiseConv2DLayer(LayerSpec spec, Activations input, NetworkContext context, int position, bool bias)
        : base(spec, input, Activations.Allocate(spec.OutputShape(input.Shape), context.Batch))
    {
        _geometry = new ConvGeometry(spec, input.Shape);
        _channels = input.Shape.Channels;
        Weights = new Parameter(spec.Kernel * spec.Kernel * _channels, context.Chunks) { L2 = spec.L2 };
        Bias = bias ? new Parameter(_channels, context.Chunks) : null;
        Parameters = Bias is null ? [Weights] : [Weights, Bias];
        _flipped = new FloatBuffer(Weights.Length);
        _spread = new FloatBuffer[context.Workers];
        for (int i = 0; i < _spread.Length; i++)
            _spread[i] = new FloatBuffer(spec.Stride > 1 && input.Gradients is not null ? SpreadHeight * SpreadWidth * _channels : 0);
        Initializer.Fill(Weights.Values.Span, spec.Kernel * spec.Kernel, spec.Kernel * spec.Kernel, context, position);
    }

    public Parameter Weights { get; }

    public Parameter? Bias { get; }

    public bool Relu { get; set; }

    public override IReadOnlyList<Parameter> Parameters { get; }

    private int SpreadHeight => ((Output.Shape.Height - 1) * Spec.Stride) + 1;

    private int SpreadWidth => ((Output.Shape.Width - 1) * Spec.Stride) + 1;

    public override void Prepare()
    {
        int taps = Spec.Kernel * Spec.Kernel;
        for (int tap = 0; tap < taps; tap++)
            Weights.Values.Span.Slice(tap * _channels, _channels).CopyTo(_flipped.Span[((taps - 1 - tap) * _channels)..]);
    }

    public override void Forward(in Chunk chunk)
    {
        for (int sample = chunk.Start; sample < chunk.Start + chunk.Count; sample++)
        {
            DepthwiseChannels.Run<DepthwiseCorrelation>(new DepthwiseOperands
            {
                Source = Input.ValuesOf(sample),
                SourceShape = Input.Shape,
                Weights = Weights.Values.Pointer,
                Bias = Bias is null ? null : Bias.Values.Pointer,
                Target = Output.ValuesOf(sample),
                TargetShape = Output.Shape,
                Kernel = Spec.Kernel,
                Stride = Spec.Stride,
                Top = _geometry.Top,
                Left = _geometry.Left,
            });
            if (Relu)
                VectorMath.Relu(Output.ValuesOf(sample), Output.Shape.Length);
        }
    }

    public override void Backward(in Chunk chunk)
    {
        RowMath.SumGradients(
            Output.GradientsOf(chunk.Start), Output.ValuesOf(chunk.Start), Bias?.Part(chunk.Index), Output.Shape.Channels, chunk.Count * _geometry.Positions, Relu);
        Weights.Part(chunk.Index).Span.Clear();
        for (int sample = chunk.Start; sample < chunk.Start + chunk.Count; sample++)
        {
            DepthwiseChannels.Run<DepthwiseWeightGradient>(new DepthwiseOperands
            {
                Source = Input.ValuesOf(sample),
                SourceShape = Input.Shape,
                Weights = Weights.Part(chunk.Index).Pointer,
                Target = Output.GradientsOf(sample),
                TargetShape = Output.Shape,
                Kernel = Spec.Kernel,
                Stride = Spec.Stride,
                Top = _geometry.Top,
                Left = _geometry.Left,
            });
            if (Input.Gradients is not null)
                InputGradient(sample, chunk.Worker);
        }
    }

    // The gradient of the input is the correlation of the output's with the kernel turned by 180 degrees.
    private void InputGradient(int sample, int worker) =>
        DepthwiseChannels.Run<DepthwiseCorrelation>(new DepthwiseOperands
        {
            Source = Spec.Stride > 1 ? Spread(Output.GradientsOf(sample), _spread[worker]) : Output.GradientsOf(sample),
            SourceShape = new TensorShape(SpreadHeight, SpreadWidth, _channels),
            Weights = _flipped.Pointer,
            Target = Input.GradientsOf(sample),
            TargetShape = Input.Shape,
            Kernel = Spec.Kernel,
            Stride = 1,
            Top = Spec.Kernel - 1 - _geometry.Top,
            Left = Spec.Kernel - 1 - _geometry.Left,
        });

    // Zeros between the gradients of strided windows, so that one loop serves every stride. The zeros stay from the start.
    private float* Spread(float* gradient, FloatBuffer target)
    {
        for (int y = 0; y < Output.Shape.Height; y++)
            for (int x = 0; x < Output.Shape.Width; x++, gradient += _channels)
                new ReadOnlySpan<float>(gradient, _channels).CopyTo(target.Span[(((y * SpreadWidth) + x) * Spec.Stride * _channels)..]);
        return target.Pointer;
    }
}
