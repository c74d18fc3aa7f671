using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Natives;

/// <summary>System.String.</summary>
internal static class StringNatives
{
    private const string Type = "System.String";

    public static void AddTo(Dictionary<string, NativeMethod> known)
    {
        known.Add($"System.Int32 {Type}::get_Length()", c => c.Return(c.Object<NanoString>(0).Text.Length));
        known.Add($"System.Char {Type}::get_Chars(System.Int32)", c => c.Return(Character(c)));
        known.Add($"{Type} {Type}::ToString()", c => c.Return(c.Object(0)));
        known.Add($"System.Boolean {Type}::op_Equality({Type},{Type})", c => c.Return(c.Text(0) == c.Text(1)));
        known.Add($"System.Boolean {Type}::op_Inequality({Type},{Type})", c => c.Return(c.Text(0) != c.Text(1)));
        known.Add($"System.Boolean {Type}::Equals({Type},{Type})", c => c.Return(c.Text(0) == c.Text(1)));
        known.Add($"System.Boolean {Type}::Equals(System.Object)", c => c.Return(c.Object<NanoString>(0).Text == c.Text(1)));
        known.Add($"System.Boolean {Type}::IsNullOrEmpty({Type})", c => c.Return(string.IsNullOrEmpty(c.Text(0))));
        known.Add($"{Type} {Type}::Concat(System.Object)", c => c.Return(Join(c, 1)));
        for (int n = 2; n <= 4; n++)
        {
            int count = n;
            known.Add($"{Type} {Type}::Concat({string.Join(',', Enumerable.Repeat(Type, n))})", c => c.Return(Join(c, count)));
            known.Add($"{Type} {Type}::Concat({string.Join(',', Enumerable.Repeat("System.Object", n))})", c => c.Return(Join(c, count)));
        }
        known.Add($"{Type} {Type}::Concat({Type}[])", c => c.Return(JoinArray(c.Array(0))));
        known.Add($"{Type} {Type}::Concat(System.Object[])", c => c.Return(JoinArray(c.Array(0))));
        known.Add($"{Type} {Type}::Format({Type},System.Object[])", c => c.Return(Format(c)));
        known.Add($"{Type} {Type}::Substring(System.Int32)", c => c.Return(Part(c, c.Int(1), c.Object<NanoString>(0).Text.Length - c.Int(1))));
        known.Add($"{Type} {Type}::Substring(System.Int32,System.Int32)", c => c.Return(Part(c, c.Int(1), c.Int(2))));
        known.Add($"{Type} {Type}::Trim()", c => c.Return(c.Object<NanoString>(0).Text.Trim()));
        known.Add($"{Type} {Type}::ToLower()", c => c.Return(c.Object<NanoString>(0).Text.ToLowerInvariant()));
        known.Add($"{Type} {Type}::ToUpper()", c => c.Return(c.Object<NanoString>(0).Text.ToUpperInvariant()));
        known.Add($"{Type} {Type}::PadLeft(System.Int32,System.Char)", c => c.Return(c.Object<NanoString>(0).Text.PadLeft(c.Int(1), (char)c.Int(2))));
        known.Add($"{Type} {Type}::PadRight(System.Int32,System.Char)", c => c.Return(c.Object<NanoString>(0).Text.PadRight(c.Int(1), (char)c.Int(2))));
        known.Add($"System.Int32 {Type}::IndexOf(System.Char)", c => c.Return(c.Object<NanoString>(0).Text.IndexOf((char)c.Int(1))));
        known.Add($"System.Int32 {Type}::IndexOf(System.Char,System.Int32)", IndexFrom);
        known.Add($"System.Int32 {Type}::IndexOf({Type})", c => c.Return(c.Object<NanoString>(0).Text.IndexOf(c.Object<NanoString>(1).Text, StringComparison.Ordinal)));
        known.Add($"System.Int32 {Type}::LastIndexOf(System.Char)", c => c.Return(c.Object<NanoString>(0).Text.LastIndexOf((char)c.Int(1))));
        known.Add($"System.Boolean {Type}::Contains({Type})", c => c.Return(c.Object<NanoString>(0).Text.Contains(c.Object<NanoString>(1).Text, StringComparison.Ordinal)));
        known.Add($"System.Boolean {Type}::StartsWith({Type})", c => c.Return(c.Object<NanoString>(0).Text.StartsWith(c.Object<NanoString>(1).Text, StringComparison.Ordinal)));
        known.Add($"System.Boolean {Type}::EndsWith({Type})", c => c.Return(c.Object<NanoString>(0).Text.EndsWith(c.Object<NanoString>(1).Text, StringComparison.Ordinal)));
        known.Add($"System.Int32 {Type}::Compare({Type},{Type})", c => c.Return(string.CompareOrdinal(c.Text(0), c.Text(1))));
        known.Add($"System.Int32 {Type}::CompareTo({Type})", c => c.Return(string.CompareOrdinal(c.Object<NanoString>(0).Text, c.Text(1))));
        known.Add($"System.Char[] {Type}::ToCharArray()", Characters);
        known.Add($"System.Void {Type}::.ctor(System.Char[])", c => c.Return(new string(Array.ConvertAll(((NanoArray<ushort>)c.Array(0)).Data, d => (char)d))));
        known.Add($"System.Void {Type}::.ctor(System.Char[],System.Int32,System.Int32)", c => c.Return(FromPart(c)));
        known.Add($"System.Void {Type}::.ctor(System.Char,System.Int32)", c => c.Return(new string((char)c.Int(0), c.Int(1))));
    }

    private static int Character(NativeCall call)
    {
        string text = call.Object<NanoString>(0).Text;
        int index = call.Int(1);
        return (uint)index < (uint)text.Length ? text[index] : throw call.Processor.Fault("System.ArgumentOutOfRangeException");
    }

    private static void IndexFrom(NativeCall call)
    {
        string text = call.Object<NanoString>(0).Text;
        int start = call.Int(2);
        call.Return(start >= 0 && start <= text.Length ? text.IndexOf((char)call.Int(1), start) : throw call.Processor.Fault("System.ArgumentOutOfRangeException"));
    }

    private static string Part(NativeCall call, int start, int length)
    {
        string text = call.Object<NanoString>(0).Text;
        return start >= 0 && length >= 0 && start + length <= text.Length ? text.Substring(start, length) : throw call.Processor.Fault("System.ArgumentOutOfRangeException");
    }

    private static string FromPart(NativeCall call)
    {
        ushort[] data = ((NanoArray<ushort>)call.Array(0)).Data;
        int start = call.Int(1);
        int length = call.Int(2);
        if (start < 0 || length < 0 || start > data.Length - length)
            throw call.Processor.Fault("System.ArgumentOutOfRangeException");
        return new string(Array.ConvertAll(data[start..(start + length)], d => (char)d));
    }

    private static string Join(NativeCall call, int count)
    {
        string text = "";
        for (int i = 0; i < count; i++)
            text += ObjectNatives.Text(call.Reference(i));
        return text;
    }

    private static string JoinArray(NanoArray array)
    {
        string text = "";
        for (int i = 0; i < array.Length; i++)
            text += ObjectNatives.Text(array.GetReference(i));
        return text;
    }

    private static string Format(NativeCall call)
    {
        NanoArray arguments = call.Array(1);
        var values = new object[arguments.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = arguments.GetReference(i) is NanoBox { Kind: not (ValueKind.Char or ValueKind.Boolean) and <= ValueKind.U8 and not ValueKind.R4 } box
                ? box.Value : ObjectNatives.Text(arguments.GetReference(i));
        try
        {
            return string.Format(CultureInfo.InvariantCulture, call.Object<NanoString>(0).Text, values);
        }
        catch (FormatException)
        {
            throw call.Processor.Fault("System.ArgumentException");
        }
    }

    private static void Characters(NativeCall call)
    {
        string text = call.Object<NanoString>(0).Text;
        NanoArray array = call.Processor.Factory.NewArray(call.Processor.Program.CoreType("System.Char"), ValueKind.Char, null, text.Length);
        for (int i = 0; i < text.Length; i++)
            array.SetNumber(i, text[i]);
        call.Return(array);
    }
}
