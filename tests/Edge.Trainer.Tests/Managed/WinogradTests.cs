using System;
using System.Runtime.Intrinsics;
using Edge.Trainer.Managed;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Layers.Convolution;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Managed.Numerics.Winograd;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed;

/// <summary>Winograd's convolution computes what the patches do, up to rounding, and the same bits at every vector width.</summary>
public sealed unsafe class WinogradTests
{
    private const int Samples = Chunk.Size + 3;
    private const int Lanes = 16;

    // Images smaller than a tile, of whole tiles, and with a rest; channels that are no multiple of any vector.
    [Theory]
    [InlineData(3, 3, 16, 16, Padding.Valid)]
    [InlineData(6, 5, 8, 12, Padding.Same)]
    [InlineData(6, 6, 16, 17, Padding.Valid)]
    [InlineData(13, 11, 21, 24, Padding.Valid)]
    [InlineData(10, 7, 16, 32, Padding.Same)]
    [InlineData(1, 1, 19, 16, Padding.Same)]
    [InlineData(26, 26, 16, 16, Padding.Valid)]
    public void AgreesWithPatches(int height, int width, int channels, int filters, Padding padding)
    {
        var spec = new LayerSpec(LayerType.Conv2D) { Filters = filters, Kernel = 3, Padding = padding };
        var geometry = new ConvGeometry(spec, new TensorShape(height, width, channels));
        Assert.True(WinogradConvolution.Suits(geometry));
        Result expected = Run(geometry, (i, o, w) => new PatchConvolution(geometry, i, o, w, 1));
        Result actual = Run(geometry, (i, o, w) => new WinogradConvolution(geometry, i, o, w, 1));
        Compare(expected.Output, actual.Output);
        Compare(expected.InputGradient, actual.InputGradient);
        Compare(expected.WeightGradient, actual.WeightGradient);
    }

    [Fact]
    public void TransformsGiveTheSameBitsAtEveryVectorWidth()
    {
        SameBits<InputTransform>(36);
        SameBits<InputGradientTransform>(36);
        SameBits<OutputTransform>(16);
        SameBits<OutputGradientTransform>(16);
    }

    // The weights' transforms choose the width by themselves: single values against whole vectors of them.
    [Fact]
    public void WeightsOfVectorsAndOfSingleValuesHaveTheSameBits()
    {
        float[] taps = Noise(9 * Lanes, 1), together = new float[36 * Lanes], back = new float[9 * Lanes], scratch = new float[36 * Lanes];
        fixed (float* t = taps, p = together, b = back, s = scratch)
        {
            WeightTransform.Forward(t, p, Lanes, Lanes, s);
            WeightTransform.Backward(p, b, Lanes, Lanes, s);
        }
        float* alone = stackalloc float[9], product = stackalloc float[36], line = stackalloc float[36], gradient = stackalloc float[9];
        for (int lane = 0; lane < Lanes; lane++)
        {
            for (int i = 0; i < 9; i++)
                alone[i] = taps[(i * Lanes) + lane];
            WeightTransform.Forward(alone, product, 1, 1, line);
            WeightTransform.Backward(product, gradient, 1, 1, line);
            for (int i = 0; i < 36; i++)
                Assert.Equal(product[i], together[(i * Lanes) + lane]);
            for (int i = 0; i < 9; i++)
                Assert.Equal(gradient[i], back[(i * Lanes) + lane]);
        }
    }

    private static void SameBits<TTransform>(int cells)
        where TTransform : struct, ITileTransform
    {
        (float[] Cells, float[] Products) expected = Transform<TTransform, SimdScalar, float>(cells);
        foreach ((float[] Cells, float[] Products) actual in new[]
        {
            Transform<TTransform, Simd128, Vector128<float>>(cells),
            Transform<TTransform, Simd256, Vector256<float>>(cells),
            Transform<TTransform, Simd512, Vector512<float>>(cells),
        })
        {
            Assert.Equal(expected.Cells, actual.Cells);
            Assert.Equal(expected.Products, actual.Products);
        }
    }

    private static (float[] Cells, float[] Products) Transform<TTransform, TSimd, TVector>(int count)
        where TTransform : struct, ITileTransform
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        float[] cells = Noise(count * Lanes, 2), products = Noise(36 * Lanes, 3), scratch = new float[36 * Lanes];
        fixed (float* c = cells, p = products, s = scratch)
        {
            float** rows = stackalloc float*[count];
            for (int i = 0; i < count; i++)
                rows[i] = c + (i * Lanes);
            for (int channel = 0; channel < Lanes; channel += TSimd.Width)
                TTransform.Apply<TSimd, TVector>(rows, channel, p + channel, Lanes, s);
        }
        return (cells, products);
    }

    private static Result Run(ConvGeometry geometry, Func<Activations, Activations, Parameter, IConvolution> make)
    {
        var input = Activations.Allocate(geometry.Input, Samples);
        var output = Activations.Allocate(geometry.Output, Samples);
        var weights = new Parameter(geometry.PatchLength * geometry.Output.Channels, Chunk.CountOf(Samples));
        Noise(input.Values.Length, 4).CopyTo(input.Values.Span);
        Noise(output.Gradients!.Length, 5).CopyTo(output.Gradients.Span);
        Noise(weights.Length, 6).CopyTo(weights.Values.Span);
        // What was there before must not show.
        input.Gradients!.Span.Fill(1e9f);
        IConvolution convolution = make(input, output, weights);
        convolution.Prepare(training: true);
        for (int i = 0; i < Chunk.CountOf(Samples); i++)
        {
            var chunk = new Chunk(i, i * Chunk.Size, Math.Min(Chunk.Size, Samples - (i * Chunk.Size)), 0, 0);
            convolution.Forward(chunk);
            convolution.Backward(chunk);
        }
        for (int slice = 0; slice < weights.Slices; slice++)
            weights.ReduceGradient(slice, Samples);
        return new Result(output.Values.ToArray(), input.Gradients.ToArray(), weights.Gradient.ToArray());
    }

    private static void Compare(float[] expected, float[] actual)
    {
        float largest = 0;
        foreach (float value in expected)
            largest = MathF.Max(largest, MathF.Abs(value));
        for (int i = 0; i < expected.Length; i++)
            Assert.True(MathF.Abs(expected[i] - actual[i]) <= 2e-5f * largest, $"{i}: expected {expected[i]}, got {actual[i]} (largest {largest})");
    }

    private static float[] Noise(int count, int stream)
    {
        var random = new SplitMix64(17, stream);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextSingle(-1, 1);
        return values;
    }

    private sealed record Result(float[] Output, float[] InputGradient, float[] WeightGradient);
}
