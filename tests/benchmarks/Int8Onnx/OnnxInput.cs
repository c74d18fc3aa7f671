using System;

namespace Edge.Benchmarks.Int8Onnx;

/// <summary>An input of a written network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape as ONNX has it.</param>
/// <param name="Picture">Where the elements are to be given as NCHW, the shape [n, height, width, channels] of ours; null where the order is ours.</param>
internal sealed record OnnxInput(string Name, long[] Shape, int[]? Picture)
{
    /// <summary>Writes int8 NHWC values as this input takes them: uint8, q + 128.</summary>
    public void Write(ReadOnlySpan<sbyte> values, Span<byte> destination)
    {
        int channels = Picture?[3] ?? 1, cells = (Picture?[1] ?? 1) * (Picture?[2] ?? 1), picture = cells * channels;
        for (int i = 0; i < values.Length; i++)
        {
            int within = i % picture;
            int to = Picture is null ? i : i - within + (within % channels * cells) + (within / channels);
            destination[to] = (byte)(values[i] + 128);
        }
    }
}
