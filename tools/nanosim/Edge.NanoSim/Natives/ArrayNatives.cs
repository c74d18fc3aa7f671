using System;
using System.Collections.Generic;
using Edge.NanoSim.Execution;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;
using Mono.Cecil;

namespace Edge.NanoSim.Natives;

/// <summary>System.Array and the copy behind an array initialiser.</summary>
internal static class ArrayNatives
{
    public static void AddTo(Dictionary<string, NativeMethod> known)
    {
        known.Add("System.Int32 System.Array::get_Length()", c => c.Return(c.Object<NanoArray>(0).Length));
        known.Add("System.Void System.Array::Copy(System.Array,System.Array,System.Int32)", c => Copy(c, 0, c.Array(0), 0, c.Array(1), c.Int(2)));
        known.Add("System.Void System.Array::Copy(System.Array,System.Int32,System.Array,System.Int32,System.Int32)",
            c => Copy(c, c.Int(1), c.Array(0), c.Int(3), c.Array(2), c.Int(4)));
        known.Add("System.Void System.Array::CopyTo(System.Array,System.Int32)", c => Copy(c, 0, c.Array(0), c.Int(2), c.Array(1), c.Array(0).Length));
        known.Add("System.Void System.Array::Clear(System.Array,System.Int32,System.Int32)", c => Clear(c, c.Array(0), c.Int(1), c.Int(2)));
        known.Add("System.Object System.Array::Clone()", Clone);
        known.Add("System.Int32 System.Array::IndexOf(System.Array,System.Object)", IndexOf);
        known.Add("System.Void System.Runtime.CompilerServices.RuntimeHelpers::InitializeArray(System.Array,System.RuntimeFieldHandle)", Initialize);
        known.Add("System.Int32 System.Runtime.CompilerServices.RuntimeHelpers::get_OffsetToStringData()", c => c.Return(0));
    }

    private static void Copy(NativeCall call, int from, NanoArray source, int to, NanoArray target, int length)
    {
        if (source.Kind != target.Kind)
            throw call.Processor.Fault("System.InvalidCastException");
        if (length < 0 || from < 0 || to < 0 || (long)from + length > source.Length || (long)to + length > target.Length)
            throw call.Processor.Fault("System.IndexOutOfRangeException");
        if (source.Kind == ValueKind.Struct)
            CopyStructs(source, from, target, to, length);
        else
            Array.Copy(Data(source), from, Data(target), to, length);
    }

    private static void CopyStructs(NanoArray source, int from, NanoArray target, int to, int length)
    {
        bool isBackward = ReferenceEquals(source, target) && from < to;
        for (int k = 0; k < length; k++)
        {
            int i = isBackward ? length - 1 - k : k;
            ObjectFactory.Copy((NanoObject)source.GetReference(from + i)!, (NanoObject)target.GetReference(to + i)!);
        }
    }

    private static void Clear(NativeCall call, NanoArray array, int start, int length)
    {
        if (length < 0 || start < 0 || (long)start + length > array.Length)
            throw call.Processor.Fault("System.IndexOutOfRangeException");
        if (array.Kind == ValueKind.Struct)
            throw new NanoSimException($"{call.Processor.Place} clears an array of structs, which the simulator does not know; assign default values in a loop.");
        Array.Clear(Data(array), start, length);
    }

    private static void Clone(NativeCall call)
    {
        NanoArray source = call.Object<NanoArray>(0);
        NanoClass? structType = source.Kind == ValueKind.Struct ? call.Processor.Program.Class(source.Element) : null;
        NanoArray copy = call.Processor.Factory.NewArray(source.Element, source.Kind, structType, source.Length);
        if (structType is null)
            Array.Copy(Data(source), Data(copy), source.Length);
        else
            CopyStructs(source, 0, copy, 0, source.Length);
        call.Return(copy);
    }

    private static void IndexOf(NativeCall call)
    {
        NanoArray array = call.Array(0);
        object? wanted = call.Reference(1);
        for (int i = 0; i < array.Length; i++)
        {
            bool isFound = ValueKinds.IsNumber(array.Kind)
                ? wanted is NanoBox box && box.Kind == array.Kind && box.Value == array.GetNumber(i)
                : ObjectNatives.AreEqual(array.GetReference(i), wanted);
            if (isFound)
            {
                call.Return(i);
                return;
            }
        }
        call.Return(-1);
    }

    // The data lies in flash; the array on the heap is a copy, a fresh one at each evaluation.
    private static void Initialize(NativeCall call)
    {
        NanoArray array = call.Array(0);
        var token = (TokenObject)call.Object(1);
        byte[] data = ((FieldReference)token.Token).Resolve().InitialValue;
        int bytes = array.Length * ValueKinds.ElementBytes(array.Kind);
        if (data.Length < bytes)
            throw new NanoSimException($"{call.Processor.Place} initialises {bytes} bytes from {data.Length}; compile it again.");
        Buffer.BlockCopy(data, 0, Data(array), 0, bytes);
    }

    private static Array Data(NanoArray array) => array switch
    {
        NanoArray<byte> a => a.Data,
        NanoArray<ushort> a => a.Data,
        NanoArray<int> a => a.Data,
        NanoArray<long> a => a.Data,
        _ => ((NanoArray<object?>)array).Data,
    };
}
