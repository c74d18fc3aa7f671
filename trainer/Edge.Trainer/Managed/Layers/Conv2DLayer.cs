using System;
using System.Collections.Generic;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Two-dimensional convolution as a matrix product of patches [positions, patch] and weights [patch, filters].</summary>
internal sealed unsafe class Conv2DLayer : Layer, IWeightedLayer
{
    // Enough rows that the tails of the micro-kernels do not count, few enough that the patches stay in the second-level cache.
    private const int BlockRows = 128;

    private readonly ConvGeometry _geometry;
    private readonly FloatBuffer _transposed;
    private readonly FloatBuffer[] _patches;
    private readonly int _blockImages;

    public Conv2DLayer(LayerSpec spec, Activations input, NetworkContext context, int position, bool bias)
        : base(spec, input, Activations.Allocate(spec.OutputShape(input.Shape), context.Batch))
    {
        _geometry = new ConvGeometry(spec, input.Shape);
        Weights = new Parameter(_geometry.PatchLength * spec.Filters, context.Chunks) { L2 = spec.L2 };
        Bias = bias ? new Parameter(spec.Filters, context.Chunks) : null;
        Parameters = Bias is null ? [Weights] : [Weights, Bias];
        _transposed = new FloatBuffer(Weights.Length);
        _blockImages = Math.Clamp(BlockRows / _geometry.Positions, 1, Chunk.Size);
        _patches = new FloatBuffer[context.Workers];
        for (int i = 0; i < _patches.Length; i++)
            _patches[i] = new FloatBuffer(_blockImages * _geometry.Positions * _geometry.PatchLength);
        Initializer.He(Weights.Values.Span, _geometry.PatchLength, context.Seed, position);
    }

    public Parameter Weights { get; }

    public Parameter? Bias { get; }

    public override IReadOnlyList<Parameter> Parameters { get; }

    public override void Prepare()
    {
        if (Input.Gradients is not null)
            VectorMath.Transpose(Weights.Values.Pointer, _transposed.Pointer, _geometry.PatchLength, Spec.Filters);
    }

    public override void Forward(in Chunk chunk)
    {
        float* patches = _patches[chunk.Worker].Pointer;
        for (int done = 0; done < chunk.Count; done += _blockImages)
        {
            int images = Math.Min(_blockImages, chunk.Count - done), rows = images * _geometry.Positions;
            float* output = Output.ValuesOf(chunk.Start + done);
            GatherBlock(chunk.Start + done, images, patches);
            BiasMath.Fill(output, Bias, rows);
            Gemm.Multiply(patches, Weights.Values.Pointer, output, rows, _geometry.PatchLength, Spec.Filters, accumulate: Bias is not null);
        }
    }

    public override void Backward(in Chunk chunk)
    {
        float* patches = _patches[chunk.Worker].Pointer;
        BiasMath.SumRows(Output.GradientsOf(chunk.Start), Bias, chunk.Index, chunk.Count * _geometry.Positions);
        for (int done = 0; done < chunk.Count; done += _blockImages)
        {
            int images = Math.Min(_blockImages, chunk.Count - done), rows = images * _geometry.Positions;
            float* gradient = Output.GradientsOf(chunk.Start + done);
            GatherBlock(chunk.Start + done, images, patches);
            Gemm.MultiplyTransposed(
                patches, gradient, Weights.Part(chunk.Index).Pointer, _geometry.PatchLength, rows, Spec.Filters, accumulate: done > 0);
            if (Input.Gradients is null)
                continue;
            Gemm.Multiply(gradient, _transposed.Pointer, patches, rows, Spec.Filters, _geometry.PatchLength, accumulate: false);
            ScatterBlock(chunk.Start + done, images, patches);
        }
    }

    private void GatherBlock(int sample, int images, float* patches)
    {
        for (int i = 0; i < images; i++)
            PatchMatrix.Gather(_geometry, Input.ValuesOf(sample + i), patches + ((nint)i * _geometry.Positions * _geometry.PatchLength));
    }

    private void ScatterBlock(int sample, int images, float* patches)
    {
        for (int i = 0; i < images; i++)
            PatchMatrix.Scatter(_geometry, patches + ((nint)i * _geometry.Positions * _geometry.PatchLength), Input.GradientsOf(sample + i));
    }
}
