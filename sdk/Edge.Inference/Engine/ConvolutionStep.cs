using Edge.Inference.Engine.Kernels;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>CONV_2D, optionally with the 2x2 max pool behind it, or FULLY_CONNECTED, by the tile loops of a form.</summary>
internal sealed unsafe class ConvolutionStep<TForm, TVector> : Step
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly int _batches;
    private readonly PackedWeights _weights;
    private readonly ConvolutionPlan _plan;

    /// <summary>Packs a convolution.</summary>
    /// <param name="form">Name of the form.</param>
    /// <param name="conv">Not grouped.</param>
    /// <param name="pool">A 2x2 max pool of stride 2 without padding that alone reads it, or null.</param>
    /// <param name="parameters">Those of the layer, exact.</param>
    /// <param name="budget">What packed weights are taken from.</param>
    public ConvolutionStep(string form, Conv2D conv, MaxPool2D? pool, LayerParameters parameters, MemoryBudget budget)
        : base(form + (pool is null ? "" : " +pool"), pool is null ? [conv] : [conv, pool])
    {
        (_input, _output) = (conv.Inputs[0], Operators[^1].Output);
        _batches = _output.Shape[0];
        Window window = conv.Window;
        _plan.Picture = PicturePlans.Of(conv, TForm.Activations);
        WindowGroups groups = WindowGroups.Of(conv, parameters, _plan.Picture, budget);
        _weights = PackedWeights.Pack<TForm, TVector>(parameters, groups.Weights, groups.Rows, groups.Rows.Length, (long)conv.Output.Shape[1] * conv.Output.Shape[2], _input.ZeroPoint, budget);
        _plan.Weights = _weights.Plan;
        _plan.OutputChannels = parameters.Channels;
        (_plan.OutputHeight, _plan.OutputWidth) = (_output.Shape[1], _output.Shape[2]);
        _plan.Paired = groups.Paired;
        int cellBytes = groups.Paired ? PairedCopy.PairBytes : _plan.Picture.CellBytes;
        _plan.StrideDown = (nint)window.StrideHeight * _plan.Picture.Columns * cellBytes;
        _plan.StrideRight = (nint)window.StrideWidth * cellBytes;
        _plan.Pooled = pool is not null;
    }

    /// <summary>Packs a dense layer: each row of its input is a position.</summary>
    /// <param name="form">Name of the form.</param>
    /// <param name="dense">The layer.</param>
    /// <param name="parameters">Those of the layer, exact.</param>
    /// <param name="budget">What packed weights are taken from.</param>
    public ConvolutionStep(string form, FullyConnected dense, LayerParameters parameters, MemoryBudget budget)
        : base(form, [dense])
    {
        (_input, _output) = (dense.Inputs[0], dense.Output);
        _batches = 1;
        _plan.Picture = PicturePlans.Of(_input.Length / dense.Depth, dense.Depth, _input.ZeroPoint, TForm.Activations);
        _weights = PackedWeights.Pack<TForm, TVector>(parameters, parameters.WidenedWeights(budget), [0], 1, _plan.Picture.Height, _input.ZeroPoint, budget);
        _plan.Weights = _weights.Plan;
        _plan.OutputChannels = parameters.Channels;
        (_plan.OutputHeight, _plan.OutputWidth) = (_plan.Picture.Height, 1);
        _plan.StrideDown = _plan.Picture.RowBytes;
    }

    /// <summary>What the kernel computes. Its pointers live as long as the step.</summary>
    public ref readonly ConvolutionPlan Plan => ref _plan;

    /// <inheritdoc/>
    public override long ScratchBytes => _plan.ScratchBytes;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        nint inputLength = _input.Length / _batches, outputLength = _output.Length / _batches;
        fixed (sbyte* source = _input.Source(arena))
            for (int batch = 0; batch < _batches; batch++)
                ConvolutionKernel<TForm, TVector>.Run(_plan, source + _input.Offset + batch * inputLength, pointer + _output.Offset + batch * outputLength, scratch);
    }
}
