using System;
using System.Runtime.Intrinsics;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>im2col and col2im: one row a window, [kernel row, kernel column, channel] along the row; zeros outside the image.</summary>
internal static unsafe class PatchMatrix
{
    /// <summary>Writes the patches of an image.</summary>
    public static void Gather(ConvGeometry g, float* image, float* patches)
    {
        int channels = g.Input.Channels, run = g.Kernel * channels;
        for (int y = 0; y < g.Output.Height; y++)
            for (int x = 0; x < g.Output.Width; x++)
            {
                int column = (x * g.Stride) - g.Left;
                if (run <= Vector128<float>.Count && g.Contains((y * g.Stride) - g.Top, column))
                {
                    CopyNarrow(g, image + (((((nint)y * g.Stride) - g.Top) * g.Input.Width) + column) * channels, patches, run);
                    patches += g.PatchLength;
                    continue;
                }
                // The part of the window's columns that lies in the image.
                int first = Math.Max(0, -column), last = Math.Min(g.Kernel, g.Input.Width - column);
                for (int k = 0; k < g.Kernel; k++, patches += run)
                {
                    int row = (y * g.Stride) - g.Top + k;
                    if ((uint)row >= (uint)g.Input.Height)
                        Clear(patches, run);
                    else
                    {
                        Clear(patches, first * channels);
                        Copy(image + ((((nint)row * g.Input.Width) + column + first) * channels), patches + (first * channels), (last - first) * channels);
                        Clear(patches + (last * channels), (g.Kernel - last) * channels);
                    }
                }
            }
    }

    /// <summary>Adds each patch to its place in the image: the transpose of <see cref="Gather"/>. Overwrites the image.</summary>
    public static void Scatter(ConvGeometry g, float* patches, float* image)
    {
        int channels = g.Input.Channels, run = g.Kernel * channels;
        new Span<float>(image, g.Input.Length).Clear();
        for (int y = 0; y < g.Output.Height; y++)
            for (int x = 0; x < g.Output.Width; x++)
            {
                int column = (x * g.Stride) - g.Left;
                int first = Math.Max(0, -column), last = Math.Min(g.Kernel, g.Input.Width - column);
                for (int k = 0; k < g.Kernel; k++, patches += run)
                {
                    int row = (y * g.Stride) - g.Top + k;
                    if ((uint)row < (uint)g.Input.Height)
                        VectorMath.Add(
                            image + ((((nint)row * g.Input.Width) + column + first) * channels), patches + (first * channels), (last - first) * channels);
                }
            }
    }

    // Whole vectors: what is too much is overwritten by the next row or patch, and falls into the slack of FloatBuffer at the end.
    private static void CopyNarrow(ConvGeometry g, float* window, float* patch, int run)
    {
        nint width = (nint)g.Input.Width * g.Input.Channels;
        for (int k = 0; k < g.Kernel; k++)
            Vector128.Load(window + (k * width)).Store(patch + (k * run));
    }

    private static void Copy(float* source, float* target, int count)
    {
        // A call costs more than the few floats of a one-channel window.
        if (count > 8)
            new ReadOnlySpan<float>(source, count).CopyTo(new Span<float>(target, count));
        else
            for (int i = 0; i < count; i++)
                target[i] = source[i];
    }

    private static void Clear(float* target, int count)
    {
        for (int i = 0; i < count; i++)
            target[i] = 0;
    }
}
