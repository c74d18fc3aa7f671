using System;
using Edge.NanoSim.Model;
using Mono.Cecil;

namespace Edge.NanoSim.Heap;

/// <summary>
/// An array by the width of its elements: byte, ushort, int, long or object. Numbers of either sign, and floats as their bits, share a width, so that an
/// access is one type test.
/// </summary>
internal sealed class NanoArray<T>(NanoClass type, TypeReference element, ValueKind kind, int length) : NanoArray(type, element, kind, length)
{
    /// <summary>The elements.</summary>
    public T[] Data { get; } = new T[length];

    public override long GetNumber(long index) => this switch
    {
        NanoArray<byte> a => Kind == ValueKind.I1 ? (sbyte)a.Data[index] : a.Data[index],
        NanoArray<ushort> a => Kind == ValueKind.I2 ? (short)a.Data[index] : a.Data[index],
        NanoArray<int> a => a.Data[index],
        NanoArray<long> a => a.Data[index],
        _ => throw new InvalidOperationException("An array of references holds no number."),
    };

    public override void SetNumber(long index, long value)
    {
        switch (this)
        {
            case NanoArray<byte> a: a.Data[index] = (byte)value; break;
            case NanoArray<ushort> a: a.Data[index] = (ushort)value; break;
            case NanoArray<int> a: a.Data[index] = (int)value; break;
            case NanoArray<long> a: a.Data[index] = value; break;
            default: throw new InvalidOperationException("An array of references holds no number.");
        }
    }

    public override object? GetReference(long index) => Data[index];

    public override void SetReference(long index, object? value) => ((object?[])(object)Data)[index] = value;
}
