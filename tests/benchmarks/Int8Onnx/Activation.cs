using System.Linq;
using Edge.Micro;

namespace Edge.Benchmarks.Int8Onnx;

/// <summary>A tensor of the network as a uint8 value of the ONNX graph (q + 128). Four-dimensional ones are NCHW.</summary>
/// <param name="Value">Name of the value.</param>
/// <param name="Tensor">The tensor.</param>
/// <param name="Picture">Where the value is a flattened NCHW picture, the tensor it was [n, height, width, channels]; null where the order is the tensor's own.</param>
internal sealed record Activation(string Value, Tensor Tensor, int[]? Picture = null)
{
    /// <summary>Zero point of the uint8 value.</summary>
    public byte ZeroPoint => (byte)(Tensor.ZeroPoint + 128);

    /// <summary>True where the value is NCHW and the order of its elements is not that of the tensor.</summary>
    public bool IsPermuted => Picture is not null || (Tensor.Shape.Length == 4 && IsPermutedByNchw(Tensor.Shape));

    /// <summary>True where NHWC and NCHW order the elements of a shape differently.</summary>
    public static bool IsPermutedByNchw(int[] shape) => shape[3] > 1 && shape[1] * shape[2] > 1;

    /// <summary>The shape of a tensor as ONNX has it: NCHW where there are four dimensions.</summary>
    public static long[] OnnxShape(int[] shape) =>
        shape.Length == 4 ? [shape[0], shape[3], shape[1], shape[2]] : [.. shape.Select(d => (long)d)];
}
