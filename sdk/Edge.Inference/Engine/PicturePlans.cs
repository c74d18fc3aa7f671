using System;
using Edge.Inference.Engine.Kernels;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>How operators' inputs are copied.</summary>
internal static class PicturePlans
{
    /// <summary>Bytes of the copy for a convolution or pool, however large.</summary>
    public static Int128 BytesOf(WindowedOperator step, ActivationFormat format)
    {
        Window window = step.Window;
        Int128 cells = (Int128)Reach(step.Output.Shape[1], window.StrideHeight, window.Height, window.DilationHeight)
            * Reach(step.Output.Shape[2], window.StrideWidth, window.Width, window.DilationWidth);
        return cells * step.Inputs[0].Shape[3] * (format == ActivationFormat.Centred16 ? 2 : 1);
    }

    /// <summary>For a convolution or pool: the rows and columns that its windows reach, no others.</summary>
    public static PicturePlan Of(WindowedOperator step, ActivationFormat format)
    {
        int[] input = step.Inputs[0].Shape, output = step.Output.Shape;
        Window window = step.Window;
        int columns = checked((int)Reach(output[2], window.StrideWidth, window.Width, window.DilationWidth));
        return Checked(new PicturePlan
        {
            Height = input[1],
            Width = input[2],
            Channels = input[3],
            PadTop = step.PadTop,
            PadLeft = Math.Min(step.PadLeft, columns),
            Rows = checked((int)Reach(output[1], window.StrideHeight, window.Height, window.DilationHeight)),
            Columns = columns,
            Format = format,
            ZeroPoint = step.Inputs[0].ZeroPoint,
        });
    }

    /// <summary>For a dense layer: a column of cells.</summary>
    public static PicturePlan Of(int rows, int depth, int zeroPoint, ActivationFormat format) => Checked(new PicturePlan
    {
        Height = rows,
        Width = 1,
        Channels = depth,
        Rows = rows,
        Columns = 1,
        Format = format,
        ZeroPoint = zeroPoint,
    });

    private static long Reach(int output, int stride, int kernel, int dilation) => (output - 1L) * stride + (kernel - 1L) * dilation + 1;

    // Kernels compute offsets in the width of a pointer, which on a 32-bit machine may be too small.
    private static PicturePlan Checked(PicturePlan plan)
    {
        _ = checked((int)((long)plan.Rows * plan.Columns * plan.Channels * plan.ActivationBytes));
        return plan;
    }
}
