using System;
using Edge.Micro.Operators;
using Edge.Onnx;
using Edge.Onnx.Proto;

namespace Edge.Benchmarks.Int8Onnx;

/// <summary>A sliding window as ONNX attributes.</summary>
internal static class WindowAttributes
{
    /// <summary>Those of a pool.</summary>
    public static AttributeProto[] Of(WindowedOperator step) =>
    [
        OnnxAttributes.Of("kernel_shape", [step.Window.Height, step.Window.Width]),
        OnnxAttributes.Of("strides", [step.Window.StrideHeight, step.Window.StrideWidth]),
        OnnxAttributes.Of("pads", Pads(step)),
    ];

    /// <summary>Those of a convolution.</summary>
    public static AttributeProto[] OfConvolution(WindowedOperator step, int groups) =>
    [
        .. Of(step),
        OnnxAttributes.Of("dilations", [step.Window.DilationHeight, step.Window.DilationWidth]),
        OnnxAttributes.Of("group", groups),
    ];

    private static long[] Pads(WindowedOperator step)
    {
        Window window = step.Window;
        int[] input = step.Inputs[0].Shape, output = step.Output.Shape;
        long below = Below(output[1], window.StrideHeight, window.Height, window.DilationHeight, input[1], step.PadTop);
        long right = Below(output[2], window.StrideWidth, window.Width, window.DilationWidth, input[2], step.PadLeft);
        return [step.PadTop, step.PadLeft, below, right];
    }

    private static long Below(long outputs, long stride, long kernel, long dilation, long inputs, long before) =>
        Math.Max(0, ((outputs - 1) * stride) + ((kernel - 1) * dilation) + 1 - inputs - before);
}
