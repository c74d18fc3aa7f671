using System.Collections.Generic;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Import;

/// <summary>A computed value of the ONNX graph while it is imported.</summary>
/// <param name="Tensor">The tensor that holds it.</param>
/// <param name="Axes">How its axes lie in the tensor.</param>
internal sealed record OnnxValue(FloatTensor Tensor, AxisMap Axes)
{
    /// <summary>The node that gave it its shape and the name of that node's output, for the step that a layer may need of it; null where none did.</summary>
    public (string Node, string Output)? View { get; init; }

    /// <summary>Its quantisation where it stands between QuantizeLinear and DequantizeLinear, else null.</summary>
    public TensorQuantization? Integers { get; init; }

    /// <summary>True where the file has <see cref="Integers"/> as uint8, false for int8.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>What is added to the zero point of <see cref="Integers"/>, so that the largest integer that the file allows becomes the largest of int8.</summary>
    public int IntegerShift { get; init; }

    /// <summary>The least integer that the file allows, as int8; -128 where it allows all.</summary>
    public int LeastInteger { get; init; } = sbyte.MinValue;

    /// <summary>Dimensions in ONNX's order, the first one (batch) 1.</summary>
    public IReadOnlyList<int> Shape => Axes.Shape;

    /// <summary>A value whose axes are the dimensions of its tensor, each named by the axis that it is.</summary>
    public static OnnxValue Of(FloatTensor tensor, params int[] order)
    {
        var shape = new int[order.Length];
        for (int d = 0; d < order.Length; d++)
            shape[order[d]] = tensor.Shape[d];
        return new OnnxValue(tensor, AxisMap.Of(shape, order));
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join('x', Shape)}]";
}
