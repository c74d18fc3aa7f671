using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>Real numbers to int8 at the entry of a network, TFLite QUANTIZE from float32.</summary>
public static class Quantize
{
    /// <summary>q = clamp(round(real / scale) + zeroPoint).</summary>
    /// <param name="source">Real numbers.</param>
    /// <param name="from">Index of the first.</param>
    /// <param name="tensor">The tensor to fill: its length, scale and zero point; int8.</param>
    /// <param name="destination">Receives the tensor's values.</param>
    /// <param name="to">Index of the first.</param>
    public static void Run(float[] source, int from, Tensor tensor, sbyte[] destination, int to)
    {
        for (int i = 0; i < tensor.Length; i++)
            destination[to + i] = Scales.Quantize(source[from + i], tensor.Scale, tensor.ZeroPoint);
    }
}
