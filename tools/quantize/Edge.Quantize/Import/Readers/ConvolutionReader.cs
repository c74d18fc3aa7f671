using System.Linq;
using Edge.Onnx.Proto;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import.Readers;

/// <summary>Conv over one or two dimensions.</summary>
internal static class ConvolutionReader
{
    /// <summary>Conv: weights [O, I / groups, KH, KW] or [O, I / groups, K].</summary>
    public static void Conv(OnnxGraph graph, OnnxNode node)
    {
        OnnxValue value = graph.Value(node, 0);
        TensorProto weights = graph.Constant(node, 1);
        int[] shape = OnnxInitializer.Shape(weights);
        if (shape.Length is not (3 or 4) || shape.Any(d => d < 1))
            throw node.Invalid($"expected weights of three or four dimensions, got [{string.Join(',', shape)}]; convolutions of one and two dimensions are supported");
        if (value.Shape.Count != shape.Length)
            throw node.Invalid($"expected an input of {shape.Length} dimensions as its weights have, got {value}; put the layer before Flatten");
        FloatTensor input = graph.Arrangement.Picture(node, value);
        (int outputs, int groupInputs, int height, int width) = (shape[0], shape[1], shape.Length == 4 ? shape[2] : 1, shape[^1]);
        long groups = node.Integer("group", 1);
        if (groups < 1 || groups > input.Shape[3] || groups * groupInputs != input.Shape[3] || outputs % groups != 0)
            throw node.Invalid($"expected groups x weight channels = {input.Shape[3]} input channels, got {groups} x {groupInputs}; export the model again");
        (FloatTensor source, FloatWindow window) = OnnxWindow.Of(node, height, width, input).Applied(graph, node, input, 0);
        FloatTensor output = OnnxWindow.Output(node, window, source, outputs);
        long count = (long)outputs * groupInputs * height * width;
        graph.Limits.Count(node, count, count * output.Shape[1] * output.Shape[2]);
        float[] values = OnnxInitializer.Floats(weights), reordered = new float[values.Length];
        for (int i = 0, o = 0; o < outputs; o++)
            for (int c = 0; c < groupInputs; c++)
                for (int tap = 0; tap < height * width; tap++, i++)
                    reordered[(o * height * width + tap) * groupInputs + c] = values[i];
        float[] bias = Bias(graph, node, outputs, 1);
        var conv = new FloatConv2D(node.Name, source, output, window, (int)groups, reordered, bias, FloatActivation.None) { Quantization = graph.Prescribed(node, 0, outputs) };
        graph.Add(node, conv, Axes(output, value.Shape.Count));
    }

    /// <summary>The axes of a layer's output [1, H, W, C] whose node has so many: [N, C, H, W] or [N, C, T].</summary>
    public static AxisMap Axes(FloatTensor output, int count) => count == 4
        ? OnnxValue.Of(output, 0, 2, 3, 1).Axes
        : AxisMap.Of([1, output.Shape[3], output.Shape[2]], [0, 2, 1]);

    /// <summary>The biases, input 2, scaled; zeros where there are none.</summary>
    public static float[] Bias(OnnxGraph graph, OnnxNode node, int channels, float factor)
    {
        if (graph.OptionalConstant(node, 2) is not TensorProto bias)
            return new float[channels];
        float[] values = OnnxInitializer.Floats(bias);
        if (values.Length == 1 && node.Type == "Gemm")
            values = [.. Enumerable.Repeat(values[0], channels)];
        if (values.Length != channels)
            throw node.Invalid($"expected {channels} biases, got {values.Length}; export the model again");
        return factor == 1 ? values : [.. values.Select(v => v * factor)];
    }
}
