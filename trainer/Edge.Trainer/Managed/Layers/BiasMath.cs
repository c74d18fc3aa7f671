using System;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>The bias of convolution and dense layers; without a bias nothing happens.</summary>
internal static unsafe class BiasMath
{
    /// <summary>Sets each of the rows to the bias, for a GEMM that adds to it.</summary>
    public static void Fill(float* rows, Parameter? bias, int count)
    {
        if (bias is null)
            return;
        for (int i = 0; i < count; i++)
            bias.Values.Span.CopyTo(new Span<float>(rows + ((nint)i * bias.Length), bias.Length));
    }

    /// <summary>The chunk's part of the bias gradient: the sum of the rows.</summary>
    public static void SumRows(float* rows, Parameter? bias, int chunk, int count)
    {
        if (bias is null)
            return;
        FloatBuffer part = bias.Part(chunk);
        part.Span.Clear();
        for (int i = 0; i < count; i++)
            VectorMath.Add(part.Pointer, rows + ((nint)i * bias.Length), bias.Length);
    }
}
