using Edge.Inference.Engine.Kernels;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>CONV_2D with groups by the tile loops of a form: one copy of the picture, in which each group reads its own channels.</summary>
internal sealed unsafe class GroupedConvolutionStep<TForm, TVector> : Step
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly int _groupBytes;

    // Kept for their lifetime: the plans point into them.
    private readonly PackedWeights[] _weights;
    private readonly ConvolutionPlan[] _plans;

    /// <summary>Packs a convolution.</summary>
    /// <param name="form">Name of the form.</param>
    /// <param name="conv">The layer.</param>
    /// <param name="parameters">Those of the layer, exact.</param>
    /// <param name="budget">What packed weights are taken from.</param>
    public GroupedConvolutionStep(string form, Conv2D conv, LayerParameters parameters, MemoryBudget budget)
        : base(form + " groups", [conv])
    {
        (_input, _output) = (conv.Inputs[0], conv.Output);
        Window window = conv.Window;
        ConvolutionPlan plan = default;
        plan.Picture = PicturePlans.Of(conv, TForm.Activations);
        plan.OutputChannels = parameters.Channels;
        (plan.OutputHeight, plan.OutputWidth) = (_output.Shape[1], _output.Shape[2]);
        plan.StrideDown = window.StrideHeight * plan.Picture.RowBytes;
        plan.StrideRight = (nint)window.StrideWidth * plan.Picture.CellBytes;
        _groupBytes = conv.GroupChannels * plan.Picture.ActivationBytes;
        nint[] rows = Taps(window, plan.Picture);
        int groups = _input.Shape[3] / conv.GroupChannels, channels = parameters.Channels / groups;
        _weights = new PackedWeights[groups];
        _plans = new ConvolutionPlan[groups];
        for (int group = 0; group < groups; group++)
        {
            var order = new int[channels];
            for (int i = 0; i < channels; i++)
                order[i] = group * channels + i;
            LayerParameters part = parameters.Arranged(order, budget);
            _weights[group] = PackedWeights.Pack<TForm, TVector>(part, part.WidenedWeights(budget), rows, rows.Length, (long)plan.OutputHeight * plan.OutputWidth, _input.ZeroPoint, budget);
            plan.Weights = _weights[group].Plan;
            _plans[group] = plan;
        }
    }

    /// <inheritdoc/>
    public override long ScratchBytes => _plans[0].ScratchBytes;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        int batches = _output.Shape[0];
        nint inputLength = _input.Length / batches, outputLength = _output.Length / batches;
        fixed (sbyte* source = _input.Source(arena))
            for (int batch = 0; batch < batches; batch++)
            {
                byte* picture = ConvolutionKernel<TForm, TVector>.Copy(_plans[0], source + _input.Offset + batch * inputLength, scratch);
                sbyte* output = pointer + _output.Offset + batch * outputLength;
                for (int group = 0; group < _plans.Length; group++)
                    ConvolutionKernel<TForm, TVector>.Multiply(_plans[group], picture + (nint)group * _groupBytes, output + (nint)group * _plans[group].Weights.Channels);
            }
    }

    // A group's channels are neighbours in one cell only: each tap is a run.
    private static nint[] Taps(Window window, in PicturePlan picture)
    {
        var rows = new nint[checked(window.Height * window.Width)];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = (nint)(i / window.Width) * window.DilationHeight * picture.RowBytes + (nint)(i % window.Width) * window.DilationWidth * picture.CellBytes;
        return rows;
    }
}
