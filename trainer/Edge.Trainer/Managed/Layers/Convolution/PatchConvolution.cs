using System;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers.Convolution;

/// <summary>Any convolution as a matrix product of patches [positions, patch] and weights [patch, filters].</summary>
internal sealed unsafe class PatchConvolution : IConvolution
{
    // Enough rows that the tails of the micro-kernels do not count, few enough that the patches stay in the second-level cache.
    private const int BlockRows = 128;

    private readonly ConvGeometry _geometry;
    private readonly Activations _input;
    private readonly Activations _output;
    private readonly Parameter _weights;
    private readonly FloatBuffer _transposed;
    private readonly FloatBuffer[] _patches;
    private readonly int _blockImages;
    private readonly int _filters;

    public PatchConvolution(ConvGeometry geometry, Activations input, Activations output, Parameter weights, int workers)
    {
        (_geometry, _input, _output, _weights, _filters) = (geometry, input, output, weights, output.Shape.Channels);
        _transposed = new FloatBuffer(weights.Length);
        _blockImages = Math.Clamp(BlockRows / geometry.Positions, 1, Chunk.Size);
        _patches = new FloatBuffer[workers];
        for (int i = 0; i < _patches.Length; i++)
            _patches[i] = new FloatBuffer(_blockImages * geometry.Positions * geometry.PatchLength);
    }

    public void Prepare(bool training)
    {
        if (training && _input.Gradients is not null)
            VectorMath.Transpose(_weights.Values.Pointer, _transposed.Pointer, _geometry.PatchLength, _filters);
    }

    public void Forward(in Chunk chunk)
    {
        float* patches = _patches[chunk.Worker].Pointer;
        for (int done = 0; done < chunk.Count; done += _blockImages)
        {
            int images = Math.Min(_blockImages, chunk.Count - done), rows = images * _geometry.Positions;
            GatherBlock(chunk.Start + done, images, patches);
            Gemm.Multiply(
                patches, _weights.Values.Pointer, _output.ValuesOf(chunk.Start + done), rows, _geometry.PatchLength, _filters, accumulate: false);
        }
    }

    public void Backward(in Chunk chunk)
    {
        float* patches = _patches[chunk.Worker].Pointer;
        for (int done = 0; done < chunk.Count; done += _blockImages)
        {
            int images = Math.Min(_blockImages, chunk.Count - done), rows = images * _geometry.Positions;
            float* gradient = _output.GradientsOf(chunk.Start + done);
            GatherBlock(chunk.Start + done, images, patches);
            Gemm.MultiplyTransposed(
                patches, gradient, _weights.Part(chunk.Index).Pointer, _geometry.PatchLength, rows, _filters, accumulate: done > 0);
            if (_input.Gradients is null)
                continue;
            Gemm.Multiply(gradient, _transposed.Pointer, patches, rows, _filters, _geometry.PatchLength, accumulate: false);
            ScatterBlock(chunk.Start + done, images, patches);
        }
    }

    private void GatherBlock(int sample, int images, float* patches)
    {
        for (int i = 0; i < images; i++)
            PatchMatrix.Gather(_geometry, _input.ValuesOf(sample + i), patches + ((nint)i * _geometry.Positions * _geometry.PatchLength));
    }

    private void ScatterBlock(int sample, int images, float* patches)
    {
        for (int i = 0; i < images; i++)
            PatchMatrix.Scatter(_geometry, patches + ((nint)i * _geometry.Positions * _geometry.PatchLength), _input.GradientsOf(sample + i));
    }
}
