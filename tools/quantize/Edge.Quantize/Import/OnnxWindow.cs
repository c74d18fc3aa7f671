using System;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import;

/// <summary>The window of a node over a picture, and the cells around it: kernel_shape, strides, pads, dilations, auto_pad and ceil_mode.</summary>
/// <param name="Window">The window; its padding is SAME or VALID.</param>
/// <param name="Pads">Top, left, bottom, right: cells that neither of them stands for, to be added before the window.</param>
internal sealed record OnnxWindow(FloatWindow Window, int[] Pads)
{
    private const int MostPads = 1 << 15;

    /// <summary>True where cells have to be added before the window.</summary>
    public bool IsPadded => Pads.Any(p => p != 0);

    /// <summary>The window of a node over a picture [1, height, width, channels].</summary>
    /// <exception cref="QuantizeException">An attribute is not as the operator demands.</exception>
    public static OnnxWindow Of(OnnxNode node, int kernelHeight, int kernelWidth, FloatTensor input)
    {
        int[] strides = Pair(node, "strides", 1), dilations = Pair(node, "dilations", 1);
        FloatWindow same = new(kernelHeight, kernelWidth, strides[0], strides[1], dilations[0], dilations[1], Same: true);
        if (same.Geometry.Fault() is string fault)
            throw node.Invalid($"{fault}; change the layer");
        int[] pads = Quad(node), samePads = SamePads(same, input);
        switch (node.Text("auto_pad", "NOTSET"))
        {
            case "SAME_UPPER":
                return new OnnxWindow(same, new int[4]);
            case "SAME_LOWER":
                // What cannot be halved goes before the picture.
                pads = [samePads[2], samePads[3], samePads[0], samePads[1]];
                break;
            case "VALID":
                pads = new int[4];
                break;
            case "NOTSET":
                break;
            case string other:
                throw node.Invalid($"expected auto_pad NOTSET, SAME_UPPER, SAME_LOWER or VALID, got {other}; export with explicit pads");
        }
        if (node.Integer("ceil_mode", 0) != 0)
            pads = [pads[0], pads[1], pads[2] + Ceiling(input.Shape[1] + pads[0] + pads[2], input.Shape[1] + pads[0], kernelHeight, strides[0], dilations[0]), pads[3] + Ceiling(input.Shape[2] + pads[1] + pads[3], input.Shape[2] + pads[1], kernelWidth, strides[1], dilations[1])];
        if (pads.Any(p => p != 0) && pads.SequenceEqual(samePads))
            return new OnnxWindow(same, new int[4]);
        return new OnnxWindow(same with { Same = false }, pads);
    }

    /// <summary>The picture with the cells that are to be added, and the window over it.</summary>
    /// <param name="graph">Receives the step that adds them.</param>
    /// <param name="node">The node.</param>
    /// <param name="input">[1, height, width, channels].</param>
    /// <param name="value">What fills; null for what no maximum takes.</param>
    public (FloatTensor Input, FloatWindow Window) Applied(OnnxGraph graph, OnnxNode node, FloatTensor input, float? value)
    {
        if (!IsPadded)
            return (input, Window);
        var padded = new FloatTensor(node.Name + "/padded", 1, input.Shape[1] + Pads[0] + Pads[2], input.Shape[2] + Pads[1] + Pads[3], input.Shape[3]);
        graph.Add(new FloatPad(node.Name + "/pad", input, padded, [0, Pads[0], Pads[1], 0], value));
        return (padded, Window);
    }

    /// <summary>The output of a window with a number of channels.</summary>
    public static FloatTensor Output(OnnxNode node, FloatWindow window, FloatTensor input, int channels) =>
        new(node.Output, 1, window.Geometry.OutputHeight(input.Shape[1]), window.Geometry.OutputWidth(input.Shape[2]), channels);

    /// <summary>Top, left, bottom, right of padding SAME.</summary>
    public static int[] SamePads(FloatWindow window, FloatTensor input)
    {
        int height = input.Shape[1], width = input.Shape[2];
        int top = window.Geometry.PadTop(height), left = window.Geometry.PadLeft(width);
        int rows = (window.Geometry.OutputHeight(height) - 1) * window.StrideHeight + (window.Height - 1) * window.DilationHeight + 1 - height;
        int columns = (window.Geometry.OutputWidth(width) - 1) * window.StrideWidth + (window.Width - 1) * window.DilationWidth + 1 - width;
        return [top, left, Math.Max(rows, 0) - top, Math.Max(columns, 0) - left];
    }

    // Cells that a last window, which begins within the picture, reaches beyond it.
    private static int Ceiling(int size, int start, int kernel, int stride, int dilation)
    {
        int over = size - ((kernel - 1) * dilation + 1);
        int rest = over < 0 ? 0 : over % stride;
        return rest == 0 || (over / stride + 1) * stride >= start ? 0 : stride - rest;
    }

    // One number for rows and one for columns; a signal has one row.
    private static int[] Pair(OnnxNode node, string name, int absent) => node.List(name) is { Length: 1 } ? [1, node.Integers(name, 1, absent)[0]] : node.Integers(name, 2, absent);

    private static int[] Quad(OnnxNode node)
    {
        if (node.List("pads") is { Length: 2 })
        {
            int[] ends = node.Integers("pads", 2, 0);
            return [0, ends[0], 0, ends[1]];
        }
        int[] pads = node.Integers("pads", 4, 0);
        return pads.All(p => p <= MostPads) ? pads : throw node.Invalid($"expected pads of at most {MostPads}, got more; use smaller ones");
    }
}
