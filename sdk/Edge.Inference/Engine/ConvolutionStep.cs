using System;
using Edge.Inference.Engine.Kernels;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>CONV_2D, with groups or not, optionally with the 2x2 max pool behind it, or FULLY_CONNECTED, by the tile loops of a form.</summary>
internal sealed unsafe class ConvolutionStep<TForm, TVector> : PictureStep
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    private readonly int _groupBytes;

    // Kept for their lifetime: the plans point into them. One for each group of channels; all read one copy of the picture.
    private readonly PackedWeights[] _weights;
    private readonly ConvolutionPlan[] _plans;

    /// <summary>Packs a convolution.</summary>
    /// <param name="form">Name of the form.</param>
    /// <param name="conv">The layer.</param>
    /// <param name="pool">A 2x2 max pool of stride 2 without padding that alone reads it, or null.</param>
    /// <param name="parameters">Those of the layer, exact.</param>
    /// <param name="budget">What packed weights are taken from.</param>
    public ConvolutionStep(string form, Conv2D conv, MaxPool2D? pool, LayerParameters parameters, MemoryBudget budget)
        : base(form + (conv.GroupChannels == conv.Inputs[0].Shape[3] ? "" : " groups") + (pool is null ? "" : " +pool"), pool is null ? [conv] : [conv, pool], conv.Output.Shape[0])
    {
        Tensor input = conv.Inputs[0], output = Operators[^1].Output;
        int groups = input.Shape[3] / conv.GroupChannels, channels = parameters.Channels / groups;
        ConvolutionPlan plan = default;
        plan.Picture = PicturePlans.Of(conv, TForm.Activations);
        plan.Pooled = pool is not null;
        plan.OutputChannels = parameters.Channels;
        (plan.OutputHeight, plan.OutputWidth) = (output.Shape[1], output.Shape[2]);
        _groupBytes = conv.GroupChannels * plan.Picture.ActivationBytes;
        _weights = new PackedWeights[groups];
        _plans = new ConvolutionPlan[groups];
        for (int group = 0; group < groups; group++)
        {
            LayerParameters part = groups == 1 ? parameters : parameters.Part(group * channels, channels, budget);
            WindowGroups window = WindowGroups.Of(conv, part, plan.Picture, budget);
            plan.Paired = window.Paired;
            int cellBytes = window.Paired ? PairedCopy.PairBytes : plan.Picture.CellBytes;
            plan.StrideDown = (nint)conv.Window.StrideHeight * plan.Picture.Columns * cellBytes;
            plan.StrideRight = (nint)conv.Window.StrideWidth * cellBytes;
            _weights[group] = PackedWeights.Pack<TForm, TVector>(part, window.Weights, window.Rows, window.Rows.Length, (long)conv.Output.Shape[1] * conv.Output.Shape[2], input.ZeroPoint, budget);
            plan.Weights = _weights[group].Plan;
            _plans[group] = plan;
        }
    }

    /// <summary>Packs a dense layer: each row of its input is a position.</summary>
    /// <param name="form">Name of the form.</param>
    /// <param name="dense">The layer.</param>
    /// <param name="parameters">Those of the layer, exact.</param>
    /// <param name="budget">What packed weights are taken from.</param>
    public ConvolutionStep(string form, FullyConnected dense, LayerParameters parameters, MemoryBudget budget)
        : base(form, [dense], 1)
    {
        ConvolutionPlan plan = default;
        plan.Picture = PicturePlans.Of(dense.Inputs[0].Length / dense.Depth, dense.Depth, dense.Inputs[0].ZeroPoint, TForm.Activations);
        plan.OutputChannels = parameters.Channels;
        (plan.OutputHeight, plan.OutputWidth) = (plan.Picture.Height, 1);
        plan.StrideDown = plan.Picture.RowBytes;
        _weights = [PackedWeights.Pack<TForm, TVector>(parameters, parameters.WidenedWeights(budget), [0], 1, plan.Picture.Height, dense.Inputs[0].ZeroPoint, budget)];
        plan.Weights = _weights[0].Plan;
        _plans = [plan];
    }

    /// <summary>What the kernel computes, group by group. The pointers live as long as the step.</summary>
    public ReadOnlySpan<ConvolutionPlan> Plans => _plans;

    /// <inheritdoc/>
    public override long ScratchBytes => _plans[0].ScratchBytes;

    /// <inheritdoc/>
    protected override void Run(sbyte* input, sbyte* output, byte* scratch)
    {
        byte* picture = ConvolutionKernel<TForm, TVector>.Copy(_plans[0], input, scratch);
        for (int group = 0; group < _plans.Length; group++)
            ConvolutionKernel<TForm, TVector>.Multiply(_plans[group], picture + (nint)group * _groupBytes, output + (nint)group * _plans[group].Weights.Channels);
    }
}
