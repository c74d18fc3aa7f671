using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Natives;

/// <summary>System.BitConverter: little-endian, as every board.</summary>
internal static class BitNatives
{
    public static void AddTo(Dictionary<string, NativeMethod> known)
    {
        known.Add("System.Boolean System.BitConverter::get_IsLittleEndian()", c => c.Return(true));
        known.Add("System.Int64 System.BitConverter::DoubleToInt64Bits(System.Double)", c => c.Return(c.Long(0)));
        known.Add("System.Double System.BitConverter::Int64BitsToDouble(System.Int64)", c => c.Return(c.Long(0)));
        Read(known, "Boolean", 1, b => b[0] != 0 ? 1 : 0);
        Read(known, "Char", 2, b => BinaryPrimitives.ReadUInt16LittleEndian(b));
        Read(known, "Int16", 2, b => BinaryPrimitives.ReadInt16LittleEndian(b));
        Read(known, "UInt16", 2, b => BinaryPrimitives.ReadUInt16LittleEndian(b));
        Read(known, "Int32", 4, b => BinaryPrimitives.ReadInt32LittleEndian(b));
        Read(known, "UInt32", 4, b => BinaryPrimitives.ReadInt32LittleEndian(b));
        Read(known, "Single", 4, b => BinaryPrimitives.ReadInt32LittleEndian(b));
        Read(known, "Int64", 8, b => BinaryPrimitives.ReadInt64LittleEndian(b));
        Read(known, "UInt64", 8, b => BinaryPrimitives.ReadInt64LittleEndian(b));
        Read(known, "Double", 8, b => BinaryPrimitives.ReadInt64LittleEndian(b));
        foreach ((string name, int bytes) in new[]
                 {
                     ("Boolean", 1), ("Char", 2), ("Int16", 2), ("UInt16", 2), ("Int32", 4), ("UInt32", 4), ("Single", 4), ("Int64", 8), ("UInt64", 8), ("Double", 8),
                 })
            known.Add($"System.Byte[] System.BitConverter::GetBytes(System.{name})", c => GetBytes(c, bytes));
    }

    private delegate long Reader(ReadOnlySpan<byte> bytes);

    private static void Read(Dictionary<string, NativeMethod> known, string type, int bytes, Reader reader) =>
        known.Add($"System.{type} System.BitConverter::To{type}(System.Byte[],System.Int32)", call =>
        {
            var array = (NanoArray<byte>)call.Array(0);
            int start = call.Int(1);
            if (start < 0 || start > array.Length - bytes)
                throw call.Processor.Fault("System.ArgumentOutOfRangeException");
            call.Return(reader(array.Data.AsSpan(start, bytes)));
        });

    private static void GetBytes(NativeCall call, int bytes)
    {
        long value = call.Long(0);
        NanoArray array = call.Processor.Factory.NewArray(call.Processor.Program.CoreType("System.Byte"), ValueKind.U1, null, bytes);
        for (int i = 0; i < bytes; i++)
            array.SetNumber(i, value >> (8 * i));
        call.Return(array);
    }
}
