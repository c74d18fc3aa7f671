using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import;

/// <summary>Turns kernel_shape, strides, pads, dilations and auto_pad into a window with padding SAME or VALID.</summary>
internal static class OnnxWindow
{
    /// <summary>The window of a node over a picture.</summary>
    /// <param name="node">A Conv, MaxPool or AveragePool.</param>
    /// <param name="kernelHeight">Kernel height.</param>
    /// <param name="kernelWidth">Kernel width.</param>
    /// <param name="input">[1, height, width, channels].</param>
    /// <exception cref="QuantizeException">The padding is neither none nor that of SAME.</exception>
    public static FloatWindow Of(OnnxNode node, int kernelHeight, int kernelWidth, FloatTensor input)
    {
        int[] strides = node.Integers("strides", 2, 1), dilations = node.Integers("dilations", 2, 1), pads = node.Integers("pads", 4, 0);
        FloatWindow window = new(kernelHeight, kernelWidth, strides[0], strides[1], dilations[0], dilations[1], Same: true);
        if (window.Geometry.Fault() is string fault)
            throw node.Invalid($"{fault}; change the layer");
        string autoPad = node.Text("auto_pad", "NOTSET");
        bool same = autoPad switch
        {
            "SAME_UPPER" => true,
            "VALID" => false,
            "NOTSET" => pads.Any(p => p != 0),
            _ => throw node.Invalid($"expected auto_pad NOTSET, SAME_UPPER or VALID, got {autoPad}; export with explicit pads"),
        };
        if (same && autoPad == "NOTSET" && !IsSame(window, pads, input))
            throw node.Invalid($"expected pads of 0 or those of padding SAME ({string.Join(',', SamePads(window, input))}), got {string.Join(',', pads)}; pad evenly at stride 1 or pad in a layer before");
        return window with { Same = same };
    }

    /// <summary>The output of a window with a number of channels.</summary>
    public static FloatTensor Output(OnnxNode node, FloatWindow window, FloatTensor input, int channels) =>
        new(node.Output, 1, window.Geometry.OutputHeight(input.Shape[1]), window.Geometry.OutputWidth(input.Shape[2]), channels);

    private static bool IsSame(FloatWindow window, int[] pads, FloatTensor input) => SamePads(window, input).SequenceEqual(pads);

    // Top, left, bottom, right.
    private static int[] SamePads(FloatWindow window, FloatTensor input)
    {
        int height = input.Shape[1], width = input.Shape[2];
        int top = window.Geometry.PadTop(height), left = window.Geometry.PadLeft(width);
        int rows = (window.Geometry.OutputHeight(height) - 1) * window.StrideHeight + (window.Height - 1) * window.DilationHeight + 1 - height;
        int columns = (window.Geometry.OutputWidth(width) - 1) * window.StrideWidth + (window.Width - 1) * window.DilationWidth + 1 - width;
        return [top, left, System.Math.Max(rows, 0) - top, System.Math.Max(columns, 0) - left];
    }
}
