using System;
using Edge.Inference.Engine.Kernels;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>How operators' inputs are copied.</summary>
internal static class PicturePlans
{
    /// <summary>For a convolution or pool: the rows and columns that its windows reach, no others.</summary>
    public static PicturePlan Of(WindowedOperator step, ActivationFormat format)
    {
        int[] output = step.Output.Shape;
        Window window = step.Window;
        return Of(step, format, Reach(output[1], window.StrideHeight, window.Height, window.DilationHeight), Reach(output[2], window.StrideWidth, window.Width, window.DilationWidth));
    }

    /// <summary>For a convolution or pool, with so many rows and columns from its first window on.</summary>
    public static PicturePlan Of(WindowedOperator step, ActivationFormat format, int rows, int columns) => Checked(new PicturePlan
    {
        Height = step.Inputs[0].Shape[1],
        Width = step.Inputs[0].Shape[2],
        Channels = step.Inputs[0].Shape[3],
        PadTop = step.PadTop,
        PadLeft = Math.Min(step.PadLeft, columns),
        Rows = rows,
        Columns = columns,
        Format = format,
        ZeroPoint = step.Inputs[0].ZeroPoint,
    });

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

    private static int Reach(int output, int stride, int kernel, int dilation) => checked((output - 1) * stride + (kernel - 1) * dilation + 1);

    // Kernels compute offsets in the width of a pointer, which on a 32-bit machine may be too small.
    private static PicturePlan Checked(PicturePlan plan)
    {
        _ = checked((int)((long)plan.Rows * plan.Columns * plan.Channels * plan.ActivationBytes));
        return plan;
    }
}
