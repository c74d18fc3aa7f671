using System;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Mean of each window inside the image, or of the whole image.</summary>
internal sealed unsafe class AveragePoolLayer : Layer
{
    private readonly int _height;
    private readonly int _width;
    private readonly float _share;

    public AveragePoolLayer(LayerSpec spec, Activations input, NetworkContext context)
        : base(spec, input, Activations.Allocate(spec.OutputShape(input.Shape), context.Batch))
    {
        (_height, _width) = spec.Type == LayerType.GlobalAveragePool ? (input.Shape.Height, input.Shape.Width) : (spec.Kernel, spec.Kernel);
        _share = 1f / (_height * _width);
    }

    public override void Forward(in Chunk chunk)
    {
        int channels = Input.Shape.Channels;
        for (int sample = chunk.Start; sample < chunk.Start + chunk.Count; sample++)
        {
            float* target = Output.ValuesOf(sample);
            for (int y = 0; y < Output.Shape.Height; y++)
                for (int x = 0; x < Output.Shape.Width; x++, target += channels)
                {
                    new Span<float>(target, channels).Clear();
                    for (int tap = 0; tap < _height * _width; tap++)
                        VectorMath.Add(target, Input.ValuesOf(sample) + Position(y, x, tap), channels);
                    VectorMath.Scale(target, _share, channels);
                }
        }
    }

    public override void Backward(in Chunk chunk)
    {
        if (Input.Gradients is null)
            return;
        int channels = Input.Shape.Channels;
        new Span<float>(Input.GradientsOf(chunk.Start), chunk.Count * Input.Shape.Length).Clear();
        for (int sample = chunk.Start; sample < chunk.Start + chunk.Count; sample++)
        {
            float* gradient = Output.GradientsOf(sample);
            for (int y = 0; y < Output.Shape.Height; y++)
                for (int x = 0; x < Output.Shape.Width; x++, gradient += channels)
                    for (int tap = 0; tap < _height * _width; tap++)
                        VectorMath.AddScaled(Input.GradientsOf(sample) + Position(y, x, tap), gradient, _share, channels);
        }
    }

    // Where a cell of a window begins in an image.
    private int Position(int y, int x, int tap) =>
        ((((y * Spec.Stride) + (tap / _width)) * Input.Shape.Width) + (x * Spec.Stride) + (tap % _width)) * Input.Shape.Channels;
}
