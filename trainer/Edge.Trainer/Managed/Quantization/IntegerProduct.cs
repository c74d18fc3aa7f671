using System;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>The integer accumulators of a convolution or dense layer, requantised block by block.</summary>
/// <remarks>
/// Inputs and weights are whole numbers held by floats. A sum of products is exact in single precision, in any order, as long as the sum of their
/// absolute values is at most 2^24. Where the largest input (255) times the absolute weights of a channel may exceed that, the depth is cut
/// into slices that cannot, and the slices are added in double precision.
/// </remarks>
internal sealed unsafe class IntegerProduct
{
    /// <summary>The largest sum of absolute weights of a channel for which single precision is exact.</summary>
    public const double ExactAbsoluteSum = (double)(1 << 24) / 255;

    // 518: so many weights of 127 and inputs of 255 are exact.
    private const int ExactDepth = (1 << 24) / (255 * 127);

    // Rows enough for the micro-kernels; the accumulators of a block are still in the cache when they are requantised.
    private const int BlockRows = 128;

    private readonly ConvGeometry _geometry;
    private readonly Activations _input;
    private readonly Activations _output;
    private readonly FloatBuffer _weights;
    private readonly FloatBuffer[] _patches;
    private readonly FloatBuffer[] _sums;
    private readonly int _blockImages;
    private readonly int _channels;
    private readonly int _slices;

    /// <param name="geometry">The convolution; a dense layer is one of a single pixel.</param>
    /// <param name="input">The input, whole numbers.</param>
    /// <param name="output">Receives the results.</param>
    /// <param name="weights">[patch, channels], whole numbers.</param>
    /// <param name="workers">The threads.</param>
    public IntegerProduct(ConvGeometry geometry, Activations input, Activations output, FloatBuffer weights, int workers)
    {
        (_geometry, _input, _output, _weights, _channels) = (geometry, input, output, weights, output.Shape.Channels);
        _slices = (geometry.PatchLength + ExactDepth - 1) / ExactDepth;
        _blockImages = Math.Clamp(BlockRows / geometry.Positions, 1, Chunk.Size);
        (_patches, _sums) = (new FloatBuffer[workers], new FloatBuffer[workers]);
        int rows = _blockImages * geometry.Positions;
        for (int i = 0; i < workers; i++)
            (_patches[i], _sums[i]) = (new FloatBuffer(rows * geometry.PatchLength), new FloatBuffer((_slices - 1) * rows * _channels));
    }

    /// <summary>Computes the outputs of a chunk and returns the least and the greatest value before the clamp.</summary>
    /// <param name="chunk">The samples.</param>
    /// <param name="requantizer">From accumulators to outputs.</param>
    /// <param name="isExact">Whether the sums of absolute weights are at most <see cref="ExactAbsoluteSum"/>.</param>
    /// <param name="least">The lower end of the clamp.</param>
    /// <param name="most">The upper end of the clamp.</param>
    public (double Least, double Greatest) Run(in Chunk chunk, Requantizer requantizer, bool isExact, double least, double most)
    {
        float* patches = _patches[chunk.Worker].Pointer;
        int slices = isExact ? 1 : _slices, depth = _geometry.PatchLength;
        float** sources = stackalloc float*[slices];
        (double lowest, double highest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int done = 0; done < chunk.Count; done += _blockImages)
        {
            int images = Math.Min(_blockImages, chunk.Count - done), rows = images * _geometry.Positions;
            for (int i = 0; i < images; i++)
                PatchMatrix.Gather(_geometry, _input.ValuesOf(chunk.Start + done + i), patches + ((nint)i * _geometry.Positions * depth));
            float* output = _output.ValuesOf(chunk.Start + done);
            for (int slice = 0; slice < slices; slice++)
            {
                int from = (int)((long)depth * slice / slices), to = (int)((long)depth * (slice + 1) / slices);
                sources[slice] = slice == 0 ? output : _sums[chunk.Worker].Pointer + ((nint)(slice - 1) * rows * _channels);
                Gemm.Multiply(
                    new GemmOperands(
                        patches + from, depth, 1, _weights.Pointer + ((nint)from * _channels), _channels, sources[slice], _channels, rows, to - from, false),
                    _channels);
            }
            (double blockLeast, double blockGreatest) = requantizer.Run(sources, slices, output, rows * _channels, least, most);
            (lowest, highest) = (Math.Min(lowest, blockLeast), Math.Max(highest, blockGreatest));
        }
        return (lowest, highest);
    }
}
