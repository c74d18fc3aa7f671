using System;
using Edge.Inference.Engine.Kernels;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>DEPTHWISE_CONV_2D in a form.</summary>
internal sealed unsafe class DepthwiseStep<TForm, TVector> : PictureStep
    where TForm : IDepthwiseForm<TVector>
    where TVector : struct
{
    // Weights that are read once for every four positions should stay in the first-level cache.
    private const int WeightBytesWanted = 24 * 1024;

    // Kept for their lifetime: the plan points into them.
    private readonly AlignedBuffer _weights;
    private readonly AlignedBuffer _taps;
    private readonly OutputTables _tables;
    private readonly DepthwisePlan _plan;

    /// <summary>Packs the layer.</summary>
    /// <param name="form">Name of the form.</param>
    /// <param name="conv">The layer.</param>
    /// <param name="parameters">Those of the layer, exact.</param>
    /// <param name="budget">What packed weights are taken from.</param>
    public DepthwiseStep(string form, DepthwiseConv2D conv, LayerParameters parameters, MemoryBudget budget)
        : base(form, [conv], conv.Output.Shape[0])
    {
        Window window = conv.Window;
        PicturePlan picture = PicturePlans.Of(conv, ActivationFormat.Centred16);
        picture.Channels = parameters.Channels;
        _ = checked((int)(2L * picture.Rows * picture.Columns * picture.Channels));
        _plan.Picture = picture;
        _plan.Repeats = conv.DepthMultiplier;
        _plan.Pairs = (checked(window.Height * window.Width) + 1) / 2;
        _plan.OutputHeight = conv.Output.Shape[1];
        _plan.RowChannels = conv.Output.Shape[2] * parameters.Channels;
        int cells = CellsOfGroup(conv, parameters.Channels);
        _plan.GroupChannels = cells * parameters.Channels;
        _plan.Blocks = (Math.Min(_plan.GroupChannels, _plan.RowChannels) + TForm.Channels - 1) / TForm.Channels;
        _plan.StrideDown = window.StrideHeight * picture.RowBytes;
        _plan.StrideRight = (nint)cells * window.StrideWidth * picture.CellBytes;
        _taps = Taps(window, budget);
        _plan.Taps = (nint*)_taps.Pointer;
        LayerParameters ordered = parameters.Arranged(Order(parameters.Channels, budget), budget);
        _tables = new OutputTables(ordered, ordered.Channels, 0, budget);
        _plan.Bias = _tables.Bias;
        _plan.Output = _tables.Output;
        _weights = Pack(ordered, budget);
        _plan.Weights = (short*)_weights.Pointer;
    }

    /// <summary>What the kernel computes. Its pointers live as long as the step.</summary>
    public ref readonly DepthwisePlan Plan => ref _plan;

    /// <inheritdoc/>
    // The last group of the last row reads on behind the copy, and drops what it computes of it.
    public override long ScratchBytes => _plan.Picture.Bytes + ((long)_plan.Blocks * TForm.Channels + TForm.Channels) * sizeof(short);

    /// <summary>Channels of the vectors that a layer takes in this form, padding included, for each output position.</summary>
    public static double ChannelsComputed(DepthwiseConv2D conv)
    {
        int channels = conv.Output.Shape[3], cells = CellsOfGroup(conv, channels);
        return (cells * channels + TForm.Channels - 1) / TForm.Channels * TForm.Channels / (double)cells;
    }

    /// <inheritdoc/>
    protected override void Run(sbyte* input, sbyte* output, byte* scratch) => DepthwiseKernel<TForm, TVector>.Run(_plan, input, output, scratch);

    // Neighbouring cells stand for one where their channels together fill whole vectors.
    private static int CellsOfGroup(DepthwiseConv2D conv, int channels)
    {
        // The greatest common divisor with a power of two is the number's lowest bit.
        int cells = TForm.Channels / Math.Min(TForm.Channels, channels & -channels);
        long weightBytes = 2L * sizeof(short) * cells * channels * conv.Window.Height * conv.Window.Width;
        return conv.Window.StrideWidth == 1 && weightBytes <= WeightBytesWanted ? cells : 1;
    }

    // Which channel of the layer each accumulator belongs to, or -1 for padding.
    private int[] Order(int channels, MemoryBudget budget)
    {
        budget.Take((long)sizeof(int) * _plan.Blocks * TForm.Channels);
        var order = new int[_plan.Blocks * TForm.Channels];
        int half = TForm.Channels / 2;
        for (int i = 0; i < order.Length; i++)
        {
            int at = i % TForm.Channels, upper = at / half, lane = at % half;
            int element = i - at + lane / 4 * 8 + upper * 4 + lane % 4;
            order[i] = element < _plan.GroupChannels ? element % channels : -1;
        }
        return order;
    }

    private AlignedBuffer Taps(Window window, MemoryBudget budget)
    {
        int count = window.Height * window.Width;
        var buffer = new AlignedBuffer(2L * sizeof(nint) * _plan.Pairs, budget);
        var offsets = (nint*)buffer.Pointer;
        for (int tap = 0; tap < 2 * _plan.Pairs; tap++)
        {
            // A tap without a partner meets itself, with a weight of 0.
            int last = Math.Min(tap, count - 1);
            offsets[tap] = (nint)(last / window.Width) * window.DilationHeight * _plan.Picture.RowBytes + (nint)(last % window.Width) * window.DilationWidth * _plan.Picture.CellBytes;
        }
        return buffer;
    }

    private AlignedBuffer Pack(LayerParameters ordered, MemoryBudget budget)
    {
        int taps = ordered.Weights.Length / ordered.Channels, half = TForm.Channels / 2;
        var buffer = new AlignedBuffer(2L * sizeof(short) * _plan.Pairs * ordered.Channels, budget);
        var to = (short*)buffer.Pointer;
        for (int block = 0; block < ordered.Channels; block += TForm.Channels)
            for (int pair = 0; pair < _plan.Pairs; pair++, to += 2 * TForm.Channels)
                for (int i = 0; i < TForm.Channels; i++)
                    for (int second = 0; second < 2; second++)
                    {
                        int tap = 2 * pair + second, lane = i % half;
                        int place = TForm.InterleavesWeights ? 2 * i + second : second * TForm.Channels + lane / 4 * 8 + i / half * 4 + lane % 4;
                        to[place] = tap < taps ? ordered.Weights[(block + i) * taps + tap] : (short)0;
                    }
        return buffer;
    }
}
