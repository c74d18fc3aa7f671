using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Edge.Micro;
using Edge.Micro.Arithmetic;

namespace Edge.Inference.Quantization;

/// <summary>Turns a caller's values into an input's int8, with exactly the results of <see cref="Scales.Quantize"/>.</summary>
/// <remarks>Vectors of 128 bits, which every processor has and ahead-of-time compilation keeps: the work is a fraction of a microsecond either way.</remarks>
internal sealed class InputQuantizer
{
    // What an int8 zero point's bytes are XORed with to give a uint8 tensor's: such a tensor is an int8 one with every value 128 higher.
    private const sbyte SignBit = sbyte.MinValue;

    private readonly float _scale;
    private readonly int _zeroPoint;
    private readonly sbyte _flip;
    private readonly sbyte[] _byteTable = new sbyte[256];
    private readonly sbyte? _byteMask;

    /// <summary>Prepares an input.</summary>
    /// <param name="input">The input tensor.</param>
    public InputQuantizer(Tensor input)
    {
        _scale = input.Scale;
        _zeroPoint = input.IsUnsigned ? input.ZeroPoint - 128 : input.ZeroPoint;
        _flip = input.IsUnsigned ? SignBit : (sbyte)0;
        for (int i = 0; i < _byteTable.Length; i++)
            _byteTable[i] = Quantize(i / 255f);
        _byteMask = IsMask(SignBit) ? SignBit : IsMask(0) ? (sbyte)0 : null;
    }

    /// <summary>Quantises a picture.</summary>
    /// <param name="pixels">Bytes, 0 to 255 for the real 0 to 1.</param>
    /// <param name="quantized">Receives as many values.</param>
    public void Quantize(ReadOnlySpan<byte> pixels, Span<sbyte> quantized)
    {
        quantized = quantized[..pixels.Length];
        int i = 0;
        if (_byteMask is sbyte mask)
        {
            // The usual scale of 1 / 255: byte b is b - 128, or b itself of a uint8 tensor.
            ref byte from = ref MemoryMarshal.GetReference(pixels);
            ref sbyte to = ref MemoryMarshal.GetReference(quantized);
            for (; i <= pixels.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
                (Vector128.LoadUnsafe(ref from, (nuint)i).AsSByte() ^ Vector128.Create(mask)).StoreUnsafe(ref to, (nuint)i);
        }
        sbyte[] table = _byteTable;
        for (; i < pixels.Length; i++)
            quantized[i] = table[pixels[i]];
    }

    /// <summary>Quantises real values; those out of range saturate, NaN is the real 0.</summary>
    /// <param name="reals">Real values.</param>
    /// <param name="quantized">Receives as many values.</param>
    public void Quantize(ReadOnlySpan<float> reals, Span<sbyte> quantized)
    {
        quantized = quantized[..reals.Length];
        ref float from = ref MemoryMarshal.GetReference(reals);
        ref sbyte to = ref MemoryMarshal.GetReference(quantized);
        Vector128<float> scale = Vector128.Create(_scale);
        Vector128<int> zeroPoint = Vector128.Create(_zeroPoint);
        int i = 0;
        for (; i <= reals.Length - Vector128<sbyte>.Count; i += Vector128<sbyte>.Count)
        {
            Vector128<short> lower = Vector128.Narrow(Four(ref from, i, scale, zeroPoint), Four(ref from, i + 4, scale, zeroPoint));
            Vector128<short> upper = Vector128.Narrow(Four(ref from, i + 8, scale, zeroPoint), Four(ref from, i + 12, scale, zeroPoint));
            (Vector128.Narrow(lower, upper) ^ Vector128.Create(_flip)).StoreUnsafe(ref to, (nuint)i);
        }
        for (; i < reals.Length; i++)
            quantized[i] = Quantize(reals[i]);
    }

    private static Vector128<int> Four(ref float from, int index, Vector128<float> scale, Vector128<int> zeroPoint)
    {
        Vector128<float> scaled = Vector128.LoadUnsafe(ref from, (nuint)index) / scale;
        scaled &= Vector128.Equals(scaled, scaled);
        // Outside this range the sum saturates whatever the zero point, and the conversion to int stays defined.
        scaled = Vector128.Max(Vector128.Min(scaled, Vector128.Create(512f)), Vector128.Create(-512f));
        // Half away from zero: within this range the fraction and the sum are exact.
        Vector128<float> whole = Vector128.Truncate(scaled);
        Vector128<float> isHalfOrMore = Vector128.GreaterThanOrEqual(Vector128.Abs(scaled - whole), Vector128.Create(0.5f));
        Vector128<int> rounded = Vector128.ConvertToInt32(whole + (Vector128.CopySign(Vector128<float>.One, scaled) & isHalfOrMore));
        return Vector128.Max(Vector128.Min(rounded + zeroPoint, Vector128.Create(127)), Vector128.Create(-128));
    }

    private sbyte Quantize(float real) => (sbyte)(Scales.Quantize(real, _scale, _zeroPoint) ^ _flip);

    private bool IsMask(sbyte mask)
    {
        for (int i = 0; i < _byteTable.Length; i++)
            if (_byteTable[i] != (sbyte)((sbyte)i ^ mask))
                return false;
        return true;
    }
}
