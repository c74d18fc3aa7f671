using System;
using System.Linq;
using Edge.Onnx.Proto;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import.Readers;

/// <summary>Add, Sub, Mul and Div of two tensors, or of one and a constant: a normalisation, which folds into a layer beside it.</summary>
internal static class ArithmeticReader
{
    /// <summary>Add.</summary>
    public static void Add(OnnxGraph graph, OnnxNode node)
    {
        if (ConstantInput(graph, node) is int constant)
            Normalisation.Read(graph, node, 1 - constant, _ => 1, Values(graph, node, constant));
        else
            Binary(graph, node, (first, second, output) => new FloatAdd(node.Name, first, second, output, FloatActivation.None));
    }

    /// <summary>Sub.</summary>
    public static void Sub(OnnxGraph graph, OnnxNode node)
    {
        if (ConstantInput(graph, node) is not int constant)
        {
            Binary(graph, node, (first, second, output) => new FloatSub(node.Name, first, second, output, FloatActivation.None));
            return;
        }
        (int[] shape, float[] values) = Values(graph, node, constant);
        Normalisation.Read(graph, node, 1 - constant, _ => constant == 0 ? -1 : 1, (shape, constant == 0 ? values : [.. values.Select(v => -v)]));
    }

    /// <summary>Mul.</summary>
    public static void Mul(OnnxGraph graph, OnnxNode node)
    {
        if (ConstantInput(graph, node) is not int constant)
        {
            Binary(graph, node, (first, second, output) => new FloatMul(node.Name, first, second, output, FloatActivation.None));
            return;
        }
        (int[] shape, float[] values) = Values(graph, node, constant);
        Normalisation.Read(graph, node, 1 - constant, i => values[i], (shape, new float[values.Length]));
    }

    /// <summary>Div by a constant.</summary>
    public static void Div(OnnxGraph graph, OnnxNode node)
    {
        if (ConstantInput(graph, node) != 1)
            throw node.Invalid("expected a constant to divide by, got a computed tensor; use Mul by a computed factor");
        (int[] shape, float[] values) = Values(graph, node, 1);
        float[] factors = [.. values.Select(v => (float)(1.0 / v))];
        if (!factors.All(float.IsFinite))
            throw node.Invalid("expected divisors apart from 0, got 0; export the model again");
        Normalisation.Read(graph, node, 0, i => factors[i], (shape, new float[values.Length]));
    }

    /// <summary>Neg.</summary>
    public static void Neg(OnnxGraph graph, OnnxNode node) => Normalisation.Read(graph, node, 0, _ => -1, ([], new float[1]));

    /// <summary>BatchNormalization: input, scale, offset, mean, variance.</summary>
    public static void BatchNormalization(OnnxGraph graph, OnnxNode node)
    {
        node.Require("training_mode", 0, 0);
        node.Require("spatial", 1, 1);
        OnnxValue value = graph.Value(node, 0);
        int channels = value.Shape.Count > 1 ? value.Shape[1] : 1;
        float[][] values = [.. Enumerable.Range(1, 4).Select(i => OnnxInitializer.Floats(graph.Constant(node, i)))];
        if (values.Any(v => v.Length != channels))
            throw node.Invalid($"expected {channels} values for each of scale, B, mean and var, got {string.Join(", ", values.Select(v => v.Length))}; export the model again");
        double epsilon = node.Real("epsilon", 1e-5f);
        var factor = new float[channels];
        var offset = new float[channels];
        for (int c = 0; c < channels; c++)
        {
            double f = values[0][c] / Math.Sqrt(values[3][c] + epsilon);
            factor[c] = (float)f;
            offset[c] = (float)(values[1][c] - values[2][c] * f);
            if (!float.IsFinite(factor[c]) || !float.IsFinite(offset[c]))
                throw node.Invalid($"expected a finite factor and offset from variances above {-epsilon}, got {factor[c]} and {offset[c]} from a variance of {values[3][c]} in channel {c}; train the model again");
        }
        Normalisation.Read(graph, node, 0, i => factor[i], ([channels, .. Enumerable.Repeat(1, Math.Max(value.Shape.Count - 2, 0))], offset));
    }

    private static int? ConstantInput(OnnxGraph graph, OnnxNode node) => graph.IsConstant(node, 0) ? 0 : graph.IsConstant(node, 1) ? 1 : null;

    private static (int[] Shape, float[] Values) Values(OnnxGraph graph, OnnxNode node, int constant)
    {
        TensorProto tensor = graph.Constant(node, constant);
        return (OnnxInitializer.Shape(tensor), OnnxInitializer.Floats(tensor));
    }

    private static void Binary(OnnxGraph graph, OnnxNode node, Func<FloatTensor, FloatTensor, FloatTensor, FloatOperator> step)
    {
        OnnxValue first = graph.Value(node, 0), second = graph.Value(node, 1);
        (FloatTensor[] tensors, AxisMap axes, int[] shape) = Together(graph, node, Ranked(node, first, second), Ranked(node, second, first));
        var output = new FloatTensor(node.Output, shape);
        graph.Add(node, step(tensors[0], tensors[1], output), axes);
    }

    // As many axes as the other has: further ones of size 1 stand in front.
    private static OnnxValue Ranked(OnnxNode node, OnnxValue value, OnnxValue other)
    {
        int missing = other.Shape.Count - value.Shape.Count;
        for (int d = 1; d <= Math.Min(value.Shape.Count, other.Shape.Count); d++)
            if (value.Shape[^d] != other.Shape[^d] && value.Shape[^d] != 1 && other.Shape[^d] != 1)
                throw node.Invalid($"expected two tensors of one shape, or sizes of 1 to be repeated, got {value} and {other}; reshape in a layer before");
        return missing <= 0 ? value : value with { Axes = value.Axes.Reshaped([.. Enumerable.Repeat(1, missing), .. value.Shape])! };
    }

    // Both tensors in one order of dimensions: as they are where they agree, else as the first has it, else as pictures or in the values' order.
    private static (FloatTensor[] Tensors, AxisMap Axes, int[] Shape) Together(OnnxGraph graph, OnnxNode node, OnnxValue first, OnnxValue second)
    {
        if (first.Axes.IsLike(second.Axes) && first.Tensor.Shape.SequenceEqual(second.Tensor.Shape))
            return ([first.Tensor, second.Tensor], first.Axes, [.. first.Tensor.Shape]);
        OnnxValue larger = first.Tensor.Length >= second.Tensor.Length ? first : second;
        int[] order = CommonOrder.Of(larger) ?? CommonOrder.Of(larger == first ? second : first) ?? CommonOrder.Standard(larger);
        int[] shape = [.. first.Shape.Zip(second.Shape, Math.Max)];
        FloatTensor[] tensors = [graph.Arrangement.InOrder(node, first, order), graph.Arrangement.InOrder(node, second, order)];
        return (tensors, AxisMap.Of(shape, order), [.. order.Select(axis => shape[axis])]);
    }
}
