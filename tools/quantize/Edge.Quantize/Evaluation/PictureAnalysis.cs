using System;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Arithmetic;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Evaluation;

/// <summary>Runs pictures through both networks and notes what each tensor shows. One a thread.</summary>
/// <param name="tensors">The tensors.</param>
/// <param name="statistics">Takes what is noted.</param>
internal sealed class PictureAnalysis(TensorTable tensors, TensorStatistics statistics)
{
    private readonly FloatExecutor? _float = tensors.Reference is null ? null : new FloatExecutor(tensors.Reference);
    private readonly Int8Executor _int8 = new(tensors.Graph);
    private readonly long[][] _levels = [.. Enumerable.Range(0, tensors.Count).Select(_ => new long[TensorStatistics.Levels])];

    /// <summary>The picture to run.</summary>
    public float[] Image { get; } = new float[tensors.Graph.Inputs[0].Length];

    /// <summary>Runs <see cref="Image"/>.</summary>
    /// <param name="picture">Its index.</param>
    public void Run(int picture)
    {
        TensorSums[] sums = statistics.Of(picture);
        Array.Fill(sums, TensorSums.None);
        _float?.Run(Image);
        Tensor input = tensors.Graph.Inputs[0];
        sbyte[] quantized = [.. Image.Select(v => Scales.Quantize(v, input.Scale, input.ZeroPoint))];
        Observe(input, quantized, sums);
        _int8.Run(Image, (step, output) => Observe(step.Output, output, sums));
    }

    /// <summary>Hands over the counts at the end.</summary>
    public void AddLevels() => statistics.Add(_levels);

    private void Observe(Tensor tensor, ReadOnlySpan<sbyte> values, TensorSums[] sums)
    {
        int index = tensors.IndexOf(tensor), lowest = tensor.IsUnsigned ? 0 : sbyte.MinValue;
        long[] levels = _levels[index];
        foreach (sbyte value in values)
            levels[(tensor.IsUnsigned ? (byte)value : value) - lowest]++;
        if (!tensor.IsUnsigned && tensors.FloatOf(index) is { } match)
            sums[index] = Compare(_float![match], values, tensor);
    }

    private static TensorSums Compare(ReadOnlySpan<float> real, ReadOnlySpan<sbyte> values, Tensor tensor)
    {
        double signal = 0, noise = 0, rounding = 0;
        double low = (sbyte.MinValue - tensor.ZeroPoint - 0.5) * tensor.Scale, high = (sbyte.MaxValue - tensor.ZeroPoint + 0.5) * tensor.Scale;
        long clipped = 0;
        float min = float.PositiveInfinity, max = float.NegativeInfinity;
        for (int i = 0; i < real.Length; i++)
        {
            float value = real[i];
            double error = value - (double)Scales.Dequantize(values[i], tensor.Scale, tensor.ZeroPoint);
            double own = value - (double)Scales.Dequantize(Scales.Quantize(value, tensor.Scale, tensor.ZeroPoint), tensor.Scale, tensor.ZeroPoint);
            signal += (double)value * value;
            noise += error * error;
            rounding += own * own;
            if (value < low || value > high)
                clipped++;
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }
        return new TensorSums(signal, noise, rounding, clipped, min, max);
    }
}
