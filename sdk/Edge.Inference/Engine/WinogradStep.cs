using System;
using Edge.Inference.Engine.Kernels;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>CONV_2D of 3x3 and stride 1, optionally with the 2x2 max pool behind it, by <see cref="WinogradKernel{TForm, TVector}"/>.</summary>
internal sealed unsafe class WinogradStep<TForm, TVector> : Step
    where TForm : IWinogradForm<TVector>
    where TVector : struct
{
    // Transformed tiles and their sums should stay in the caches, but enough of them must share a pass over the weights.
    private const int SmallestChunkBytes = 48 * 1024;
    private const int ChunkPerWeightByte = 3;

    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly int _batches;
    private readonly PackedWeights _weights;
    private readonly AlignedBuffer _zeros;
    private readonly WinogradPlan _plan;

    /// <summary>Transforms and packs the weights of a convolution.</summary>
    /// <param name="form">Name of the form.</param>
    /// <param name="conv">One that <see cref="Fits"/>.</param>
    /// <param name="pool">A 2x2 max pool of stride 2 without padding that alone reads it, or null.</param>
    /// <param name="parameters">Those of the layer, exact.</param>
    public WinogradStep(string form, Conv2D conv, MaxPool2D? pool, LayerParameters parameters)
        : base(form + " winograd" + (pool is null ? "" : " +pool"), pool is null ? [conv] : [conv, pool])
    {
        (_input, _output) = (conv.Inputs[0], Operators[^1].Output);
        _batches = _output.Shape[0];
        (int down, int across) = TilesOf(conv, pool);
        int lanes = TForm.Lanes;
        _weights = PackedWeights.Pack<TForm, TVector>(parameters, Transformed(conv), new nint[WinogradTransform.Points], 1, _input.ZeroPoint);
        _zeros = new AlignedBuffer(4L * _weights.Plan.BlockChannels);
        _plan.Weights = _weights.Plan;
        _plan.Bias = _weights.Plan.Bias;
        _plan.Weights.Bias = (int*)_zeros.Pointer;
        _plan.Picture = PicturePlans.Of(conv, TForm.Activations, 2 * down + 2, 2 * across + 2);
        _plan.TilesAcross = across;
        _plan.Tiles = checked(down * across);
        _plan.Depth = (conv.GroupChannels + 2 * lanes - 1) / (2 * lanes) * (2 * lanes);
        long tileBytes = WinogradTransform.Points * (2 * _plan.Depth + 4 * _plan.Weights.BlockChannels);
        long chunkBytes = Math.Max(SmallestChunkBytes, ChunkPerWeightByte * (long)_weights.Plan.Blocks * _weights.Plan.BlockBytes);
        _plan.ChunkTiles = (int)Math.Min((_plan.Tiles + 3L) & ~3L, Math.Max(4, chunkBytes / tileBytes & ~3L));
        (_plan.OutputHeight, _plan.OutputWidth) = (_output.Shape[1], _output.Shape[2]);
        _plan.Pooled = pool is not null;
    }

    /// <inheritdoc/>
    public override long ScratchBytes => _plan.ScratchBytes;

    /// <summary>Whether a convolution can be computed this way, and is the faster for it.</summary>
    /// <param name="conv">Not grouped.</param>
    /// <param name="pool">The pool behind it, or null.</param>
    /// <param name="parameters">Those of the layer.</param>
    public static bool Fits(Conv2D conv, MaxPool2D? pool, LayerParameters parameters)
    {
        if (conv.Window is not { Height: 3, Width: 3, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1 } || !parameters.FitsFourfold)
            return false;
        (int down, int across) = TilesOf(conv, pool);
        Tensor output = conv.Output;
        long direct = 9L * (pool is null ? (long)output.Shape[1] * output.Shape[2] : 4L * down * across);
        return conv.GroupChannels >= 8 && direct * 10 >= 15L * WinogradTransform.Points * ((long)down * across + 3 & ~3L);
    }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        nint inputLength = _input.Length / _batches, outputLength = _output.Length / _batches;
        fixed (sbyte* source = _input.Source(arena))
            for (int batch = 0; batch < _batches; batch++)
                WinogradKernel<TForm, TVector>.Run(_plan, source + _input.Offset + batch * inputLength, pointer + _output.Offset + batch * outputLength, scratch);
    }

    private static (int Down, int Across) TilesOf(Conv2D conv, MaxPool2D? pool) => pool is null
        ? ((conv.Output.Shape[1] + 1) / 2, (conv.Output.Shape[2] + 1) / 2)
        : (pool.Output.Shape[1], pool.Output.Shape[2]);

    // [channels, 3, 3, depth] to [channels, points, depth].
    private static short[] Transformed(Conv2D conv)
    {
        int depth = conv.GroupChannels, channels = conv.Output.Shape[3];
        var transformed = new short[checked(channels * WinogradTransform.Points * depth)];
        short* points = stackalloc short[WinogradTransform.Points];
        fixed (sbyte* weights = conv.Weights)
            for (int channel = 0; channel < channels; channel++)
                for (int k = 0; k < depth; k++)
                {
                    WinogradTransform.Transform(weights + (nint)channel * 9 * depth + k, depth, points);
                    for (int point = 0; point < WinogradTransform.Points; point++)
                        transformed[(channel * WinogradTransform.Points + point) * depth + k] = points[point];
                }
        return transformed;
    }
}
