using System;
using System.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Maximum of each window inside the image. The first of equal values takes the gradient.</summary>
internal sealed unsafe class MaxPoolLayer(LayerSpec spec, Activations input, NetworkContext context)
    : Layer(spec, input, Activations.Allocate(spec.OutputShape(input.Shape), context.Batch))
{
    // Windows that share no value and leave none out: each gradient is written once.
    private readonly bool _tiles = spec.Kernel == spec.Stride && input.Shape.Height % spec.Kernel == 0 && input.Shape.Width % spec.Kernel == 0;

    public override void Forward(in Chunk chunk)
    {
        for (int sample = chunk.Start; sample < chunk.Start + chunk.Count; sample++)
        {
            float* image = Input.ValuesOf(sample);
            float* target = Output.ValuesOf(sample);
            for (int y = 0; y < Output.Shape.Height; y++)
                for (int x = 0; x < Output.Shape.Width; x++, target += Output.Shape.Channels)
                    Maximum(image + Window(y, x), target);
        }
    }

    public override void Backward(in Chunk chunk)
    {
        if (Input.Gradients is null)
            return;
        for (int sample = chunk.Start; sample < chunk.Start + chunk.Count; sample++)
        {
            float* image = Input.ValuesOf(sample);
            float* imageGradient = Input.GradientsOf(sample);
            float* maximum = Output.ValuesOf(sample);
            float* gradient = Output.GradientsOf(sample);
            if (!_tiles)
                new Span<float>(imageGradient, Input.Shape.Length).Clear();
            for (int y = 0; y < Output.Shape.Height; y++)
                for (int x = 0; x < Output.Shape.Width; x++, maximum += Output.Shape.Channels, gradient += Output.Shape.Channels)
                    Route(image + Window(y, x), imageGradient + Window(y, x), maximum, gradient);
        }
    }

    private int Window(int y, int x) => ((y * Spec.Stride * Input.Shape.Width) + (x * Spec.Stride)) * Input.Shape.Channels;

    private void Maximum(float* window, float* target)
    {
        int channels = Input.Shape.Channels, width = Input.Shape.Width * channels, kernel = Spec.Kernel, i = 0;
        for (; i <= channels - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> best = Vector.Load(window + i);
            for (int ky = 0; ky < kernel; ky++)
                for (int kx = 0; kx < kernel; kx++)
                    best = Vector.Max(best, Vector.Load(window + i + (ky * width) + (kx * channels)));
            Vector.Store(best, target + i);
        }
        for (; i < channels; i++)
        {
            float best = window[i];
            for (int ky = 0; ky < kernel; ky++)
                for (int kx = 0; kx < kernel; kx++)
                    best = float.Max(best, window[i + (ky * width) + (kx * channels)]);
            target[i] = best;
        }
    }

    private void Route(float* window, float* windowGradient, float* maximum, float* gradient)
    {
        int channels = Input.Shape.Channels, width = Input.Shape.Width * channels, kernel = Spec.Kernel, i = 0;
        bool overwrite = _tiles;
        for (; i <= channels - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> best = Vector.Load(maximum + i);
            // What has found its maximum gives no more: the rest is zero there.
            Vector<float> rest = Vector.Load(gradient + i);
            for (int ky = 0; ky < kernel; ky++)
                for (int kx = 0; kx < kernel; kx++)
                {
                    int tap = i + (ky * width) + (kx * channels);
                    Vector<float> hit = Vector.Equals(Vector.Load(window + tap), best).As<int, float>();
                    Vector<float> share = Vector.BitwiseAnd(rest, hit);
                    Vector.Store(overwrite ? share : Vector.Load(windowGradient + tap) + share, windowGradient + tap);
                    rest = Vector.AndNot(rest, hit);
                }
        }
        for (; i < channels; i++)
            RouteOne(window + i, windowGradient + i, maximum[i], gradient[i], width);
    }

    private void RouteOne(float* window, float* windowGradient, float maximum, float gradient, int width)
    {
        for (int ky = 0; ky < Spec.Kernel; ky++)
            for (int kx = 0; kx < Spec.Kernel; kx++)
            {
                int tap = (ky * width) + (kx * Input.Shape.Channels);
                float share = window[tap] == maximum ? gradient : 0;
                windowGradient[tap] = _tiles ? share : windowGradient[tap] + share;
                // The first that has the maximum takes all.
                if (window[tap] == maximum)
                    (gradient, maximum) = (0, float.NaN);
            }
    }
}
