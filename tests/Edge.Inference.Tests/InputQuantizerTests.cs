using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Inference.Quantization;
using Edge.Micro;
using Edge.Micro.Arithmetic;

namespace Edge.Inference.Tests;

/// <summary>Proves that the vectors of the input quantiser give what the arithmetic's one definition gives, at every length and value.</summary>
public class InputQuantizerTests
{
    public static TheoryData<float, int, bool> Quantizations => new()
    {
        { 1f / 255, -128, false },
        { 1f / 255, 0, true },
        { 1f / 128, 0, false },
        { 1f, 3, false },
        { 0.02f, 200, true },
        { 1e-40f, 5, false },
        { 3e38f, -7, false },
    };

    [Theory]
    [MemberData(nameof(Quantizations))]
    public void Bytes_are_quantised_as_reals_of_255_steps(float scale, int zeroPoint, bool isUnsigned)
    {
        var quantizer = new InputQuantizer(Input(scale, zeroPoint, isUnsigned));
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        // Every length up to 70 at every place in a vector, the last one with all values.
        for (int length = 0; length <= 256; length += length < 70 ? 1 : 93)
        {
            byte[] pixels = all[(256 - length)..];
            var got = new sbyte[length + 1];
            quantizer.Quantize(pixels, got);
            Assert.Equal([.. pixels.Select(p => Expected(p / 255f, scale, zeroPoint, isUnsigned)), 0], got);
        }
    }

    [Theory]
    [MemberData(nameof(Quantizations))]
    public void Reals_are_quantised_with_ties_away_from_zero(float scale, int zeroPoint, bool isUnsigned)
    {
        var quantizer = new InputQuantizer(Input(scale, zeroPoint, isUnsigned));
        var reals = new List<float> { 0, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, float.Epsilon, -float.Epsilon };
        for (int step = -600; step <= 600; step++)
        {
            float tie = (float)((step + 0.5) * scale);
            reals.AddRange([step * scale, tie, MathF.BitIncrement(tie), MathF.BitDecrement(tie)]);
        }
        var random = new Random(5);
        for (int i = 0; i < 2000; i++)
            reals.Add(BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)));
        var got = new sbyte[reals.Count + 1];
        quantizer.Quantize([.. reals], got);
        Assert.Equal([.. reals.Select(r => Expected(r, scale, zeroPoint, isUnsigned)), 0], got);
        for (int length = 0; length < 40; length++)
        {
            Array.Clear(got);
            quantizer.Quantize(reals.ToArray().AsSpan(100, length), got);
            Assert.Equal([.. reals.Skip(100).Take(length).Select(r => Expected(r, scale, zeroPoint, isUnsigned)), 0], got[..(length + 1)]);
        }
    }

    private static Tensor Input(float scale, int zeroPoint, bool isUnsigned) => new("in", [4], scale, zeroPoint, null, isUnsigned);

    private static sbyte Expected(float real, float scale, int zeroPoint, bool isUnsigned) => isUnsigned
        ? unchecked((sbyte)(byte)(Scales.Quantize(real, scale, zeroPoint - 128) + 128))
        : Scales.Quantize(real, scale, zeroPoint);
}
