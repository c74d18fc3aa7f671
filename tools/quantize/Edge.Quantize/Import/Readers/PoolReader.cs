using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import.Readers;

/// <summary>Pools, and means and maxima over whole pictures.</summary>
internal static class PoolReader
{
    /// <summary>MaxPool.</summary>
    public static void Max(OnnxGraph graph, OnnxNode node) => Pool(graph, node, isMax: true);

    /// <summary>AveragePool.</summary>
    public static void Average(OnnxGraph graph, OnnxNode node) => Pool(graph, node, isMax: false);

    /// <summary>GlobalAveragePool and GlobalMaxPool.</summary>
    public static void Global(OnnxGraph graph, OnnxNode node)
    {
        OnnxValue value = graph.Value(node, 0);
        FloatTensor input = graph.Arrangement.Picture(node, value);
        FloatTensor output = Whole(graph, node, input, input.Shape[1], input.Shape[2], node.Type == "GlobalMaxPool");
        graph.Set(node.Output, new OnnxValue(output, ConvolutionReader.Axes(output, value.Shape.Count)));
    }

    /// <summary>ReduceMean and ReduceMax over height, width or both; over nothing but axes of one they change the shape only.</summary>
    public static void Reduce(OnnxGraph graph, OnnxNode node)
    {
        OnnxValue value = graph.Value(node, 0);
        int rank = value.Shape.Count;
        long[] given = graph.Integers(node, "axes", 1) ?? (node.Integer("noop_with_empty_axes", 0) != 0 ? [] : [.. Enumerable.Range(0, rank).Select(a => (long)a)]);
        int[] axes = [.. given.Select(a => OnnxGraph.Axis(node, a, rank))], wide = [.. axes.Where(a => value.Shape[a] > 1)];
        if (wide.Length > 0)
            value = Reduced(graph, node, value, wide);
        if (node.Integer("keepdims", 1) == 0)
            value = value with { Axes = value.Axes.Reshaped([.. value.Shape.Where((_, a) => !axes.Contains(a))])!, View = (node.Name, node.Output) };
        graph.Set(node.Output, value);
    }

    private static OnnxValue Reduced(OnnxGraph graph, OnnxNode node, OnnxValue value, int[] wide)
    {
        int rank = value.Shape.Count;
        // The tensor may have the picture's rows and columns in either layout: [N, H, W, C] as Keras has it, or [N, C, H, W].
        int[] dimensions = value.Axes.DimensionsIn(value.Tensor.Shape) ?? [];
        bool isPicture = rank == 4 && dimensions.Length == 4 && value.Tensor.Shape[0] == 1 && wide.All(a => dimensions[a] is 1 or 2);
        if (!isPicture && (rank is not (3 or 4) || wide.Any(a => a < 2)))
            throw node.Invalid($"expected a mean or maximum over height and width, got axes {string.Join(',', wide)} of {value}; use a pool");
        if (!isPicture)
        {
            value = new OnnxValue(graph.Arrangement.Picture(node, value), value.Axes);
            dimensions = rank == 4 ? [0, 3, 1, 2] : [0, 3, 2];
        }
        bool rows = wide.Any(a => dimensions[a] == 1), columns = wide.Any(a => dimensions[a] == 2);
        FloatTensor input = value.Tensor;
        FloatTensor output = Whole(graph, node, input, rows ? input.Shape[1] : 1, columns ? input.Shape[2] : 1, node.Type == "ReduceMax");
        int[] shape = [.. dimensions.Select(d => output.Shape[d])];
        var order = new int[rank];
        foreach ((int axis, int place) in dimensions.Select((d, axis) => (axis, d)).OrderBy(p => p.d).Select((p, place) => (p.axis, place)))
            order[place] = axis;
        return new OnnxValue(output, AxisMap.Of(shape, order));
    }

    private static FloatTensor Whole(OnnxGraph graph, OnnxNode node, FloatTensor input, int height, int width, bool isMax)
    {
        var window = new FloatWindow(height, width, 1, 1, 1, 1, Same: false);
        if (window.Geometry.Fault() is string fault)
            throw node.Invalid($"{fault}; use smaller pictures");
        FloatTensor output = OnnxWindow.Output(node, window, input, input.Shape[3]);
        graph.Add(new FloatPool2D(node.Name, input, output, window, isMax));
        return output;
    }

    private static void Pool(OnnxGraph graph, OnnxNode node, bool isMax)
    {
        OnnxValue value = graph.Value(node, 0);
        FloatTensor input = graph.Arrangement.Picture(node, value);
        int[] kernel = value.Shape.Count == 3 ? [1, node.Integers("kernel_shape", 1, 0)[0]] : node.Integers("kernel_shape", 2, 0);
        OnnxWindow window = OnnxWindow.Of(node, kernel[0], kernel[1], input);
        if (window.Window.DilationHeight * window.Window.DilationWidth != 1)
            throw node.Invalid("expected a dilation of 1, got another; use a plain pool");
        bool countsPads = node.Integer("count_include_pad", 0) != 0;
        if (!isMax && countsPads && window.Window.Same)
        {
            // Padding SAME leaves its cells out of the mean: here they are cells like others.
            window = new OnnxWindow(window.Window with { Same = false }, OnnxWindow.SamePads(window.Window, input));
            if (node.Integer("ceil_mode", 0) != 0 && window.IsPadded)
                throw node.Invalid("expected ceil_mode 0 beside count_include_pad 1, got 1; pad in a layer before");
        }
        else if (!isMax && !countsPads && window.IsPadded)
            throw node.Invalid($"expected pads of 0, those of padding SAME ({string.Join(',', OnnxWindow.SamePads(window.Window with { Same = true }, input))}) or count_include_pad 1, got pads {string.Join(',', window.Pads)} that are left out of the mean; use one of them");
        else if (!isMax && countsPads && node.Integer("ceil_mode", 0) != 0 && window.IsPadded)
            throw node.Invalid("expected ceil_mode 0 beside count_include_pad 1, got 1; pad in a layer before");
        if (window.Pads[0] >= kernel[0] || window.Pads[2] >= kernel[0] || window.Pads[1] >= kernel[1] || window.Pads[3] >= kernel[1])
            throw node.Invalid($"expected pads smaller than the kernel {kernel[0]}x{kernel[1]}, got {string.Join(',', window.Pads)}; use a larger kernel");
        (FloatTensor source, FloatWindow slid) = window.Applied(graph, node, input, isMax ? null : 0);
        FloatTensor output = OnnxWindow.Output(node, slid, source, source.Shape[3]);
        graph.Limits.Count(node, 0, (long)output.Length * slid.Height * slid.Width);
        graph.Add(node, new FloatPool2D(node.Name, source, output, slid, isMax), ConvolutionReader.Axes(output, value.Shape.Count));
    }
}
