using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>int8 to real numbers at the exit of a network, TFLite DEQUANTIZE to float32.</summary>
public static class Dequantize
{
    /// <summary>real = (q - zeroPoint) * scale.</summary>
    /// <param name="source">The tensor's values.</param>
    /// <param name="from">Index of the first.</param>
    /// <param name="tensor">The tensor that is read: its length, scale and zero point; int8.</param>
    /// <param name="destination">Receives the real numbers.</param>
    /// <param name="to">Index of the first.</param>
    public static void Run(sbyte[] source, int from, Tensor tensor, float[] destination, int to)
    {
        for (int i = 0; i < tensor.Length; i++)
            destination[to + i] = Scales.Dequantize(source[from + i], tensor.Scale, tensor.ZeroPoint);
    }
}
