using System;
using Edge.Inference.Engine.Kernels;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>CONV_2D of 3x3 and stride 1, optionally with the 2x2 max pool behind it, by <see cref="WinogradKernel{TForm, TVector, TTiles}"/>.</summary>
internal sealed unsafe class WinogradStep<TForm, TVector, TTiles> : PictureStep
    where TForm : IWinogradForm<TVector>
    where TVector : struct
    where TTiles : struct, IWinogradTiles<TForm, TVector>
{
    // Transformed tiles and their sums should stay in the caches, but enough of them must share a pass over the weights.
    private const int SmallestChunkBytes = 48 * 1024;
    private const int ChunkPerWeightByte = 3;

    private readonly PackedWeights _weights;
    private readonly AlignedBuffer _zeros;
    private readonly WinogradPlan _plan;

    /// <summary>Transforms and packs the weights of a convolution.</summary>
    /// <param name="form">Name of the form.</param>
    /// <param name="conv">One that <see cref="WinogradCost"/> allows.</param>
    /// <param name="pool">A 2x2 max pool of stride 2 without padding that alone reads it, or null.</param>
    /// <param name="parameters">Those of the layer, exact.</param>
    /// <param name="budget">What packed weights are taken from.</param>
    public WinogradStep(string form, Conv2D conv, MaxPool2D? pool, LayerParameters parameters, MemoryBudget budget)
        : base($"{form} winograd {TTiles.Size}x{TTiles.Size}{(pool is null ? "" : " +pool")}", pool is null ? [conv] : [conv, pool], conv.Output.Shape[0])
    {
        (int down, int across) = WinogradCost.Tiles(conv, pool, TTiles.Size);
        _weights = PackedWeights.Pack<TForm, TVector>(parameters, Transformed(conv, budget), new nint[TTiles.Points], 1, long.MaxValue, conv.Inputs[0].ZeroPoint, budget);
        _zeros = new AlignedBuffer(4L * _weights.Plan.BlockChannels, budget);
        _plan.Weights = _weights.Plan;
        _plan.Bias = _weights.Plan.Bias;
        _plan.Weights.Bias = (int*)_zeros.Pointer;
        _plan.Picture = PicturePlans.Of(conv, TForm.Activations, TTiles.Size * down + 2, TTiles.Size * across + 2);
        _plan.Points = TTiles.Points;
        _plan.TilesAcross = across;
        _plan.Tiles = checked(down * across);
        _plan.Depth = (conv.GroupChannels + TTiles.InputChannels - 1) / TTiles.InputChannels * TTiles.InputChannels;
        long tileBytes = TTiles.Points * (2L * _plan.Depth + 4L * _plan.Weights.BlockChannels);
        long chunkBytes = Math.Max(SmallestChunkBytes, ChunkPerWeightByte * (long)_weights.Plan.Blocks * _weights.Plan.BlockBytes);
        _plan.ChunkTiles = (int)Math.Min((_plan.Tiles + 3L) & ~3L, Math.Max(4, chunkBytes / tileBytes & ~3L));
        (_plan.OutputHeight, _plan.OutputWidth) = (Operators[^1].Output.Shape[1], Operators[^1].Output.Shape[2]);
        _plan.Pooled = pool is not null;
    }

    /// <summary>What the kernel computes. Its pointers live as long as the step.</summary>
    public ref readonly WinogradPlan Plan => ref _plan;

    /// <inheritdoc/>
    public override long ScratchBytes => _plan.ScratchBytes;

    /// <inheritdoc/>
    protected override void Run(sbyte* input, sbyte* output, byte* scratch) => WinogradKernel<TForm, TVector, TTiles>.Run(_plan, input, output, scratch);

    // [channels, 3, 3, depth] to [channels, points, depth].
    private static short[] Transformed(Conv2D conv, MemoryBudget budget)
    {
        int depth = conv.GroupChannels, channels = conv.Output.Shape[3];
        int length = checked(channels * TTiles.Points * depth);
        budget.Take((long)sizeof(short) * length);
        var transformed = new short[length];
        short* points = stackalloc short[TTiles.Points];
        fixed (sbyte* weights = conv.Weights)
            for (int channel = 0; channel < channels; channel++)
                for (int k = 0; k < depth; k++)
                {
                    TTiles.TransformWeights(weights + (nint)channel * 9 * depth + k, depth, points);
                    for (int point = 0; point < TTiles.Points; point++)
                        transformed[(channel * TTiles.Points + point) * depth + k] = points[point];
                }
        return transformed;
    }
}
