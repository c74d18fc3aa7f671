using System;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;
using Mono.Cecil;

namespace Edge.NanoSim.Execution;

/// <summary>Values of .NET to values of the simulated heap and back.</summary>
internal sealed class ArgumentConverter(NanoProgram program, ObjectFactory factory)
{
    /// <summary>An argument for a parameter of the given type.</summary>
    public object? ToNano(object value, TypeReference type)
    {
        switch (value)
        {
            case Array array when type is ArrayType wanted:
                NanoArray copy = factory.NewArray(wanted.ElementType, ValueKinds.Of(wanted.ElementType), null, array.Length);
                Buffer.BlockCopy(array, 0, Data(copy), 0, Buffer.ByteLength(array));
                factory.Protected.Add(copy);
                return copy;
            case NanoHandle handle: return handle.Value;
            case string text: return factory.NewString(text);
            case float number: return (long)BitConverter.SingleToInt32Bits(number);
            case double number: return BitConverter.DoubleToInt64Bits(number);
            case ulong number: return (long)number;
            case uint number: return (long)(int)number;
            case bool truth: return truth ? 1L : 0L;
            case char character: return (long)character;
            case long or int or short or sbyte or byte or ushort: return Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
            default: throw new NanoSimException($"An argument of {program.Assembly.Name.Name} was expected to be a number, a string or an array of numbers, got {value.GetType().Name}.");
        }
    }

    /// <summary>Copies an array's elements back to the caller's array.</summary>
    public static void CopyBack(object? nano, object value)
    {
        if (nano is NanoArray array && value is Array target)
            Buffer.BlockCopy(Data(array), 0, target, 0, Buffer.ByteLength(target));
    }

    /// <summary>A result.</summary>
    public static object? FromNano(object? value, ValueKind kind) => value switch
    {
        long number when kind == ValueKind.R4 => BitConverter.Int32BitsToSingle((int)number),
        long number when kind == ValueKind.R8 => BitConverter.Int64BitsToDouble(number),
        long number when kind == ValueKind.U4 => (long)(uint)number,
        long number => number,
        NanoString text => text.Text,
        NanoArray { Kind: ValueKind.I1 } array => Array.ConvertAll(((NanoArray<byte>)array).Data, b => (sbyte)b),
        NanoArray<object?> => null,
        NanoArray array => Data(array),
        _ => null,
    };

    private static Array Data(NanoArray array) => array switch
    {
        NanoArray<byte> a => a.Data,
        NanoArray<ushort> a => a.Data,
        NanoArray<int> a => a.Data,
        NanoArray<long> a => a.Data,
        _ => throw new NanoSimException("Arrays of objects cannot be handed to a simulated program; pass numbers."),
    };
}
