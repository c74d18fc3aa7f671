using System.Collections.Generic;
using System.Text;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Natives;

/// <summary>System.Text.StringBuilder; its buffer is not in the account of the heap, the strings that it gives are.</summary>
internal static class BuilderNatives
{
    private const string Type = "System.Text.StringBuilder";

    public static void AddTo(Dictionary<string, NativeMethod> known)
    {
        known.Add($"System.Void {Type}::.ctor()", c => c.Object(0).Native = new StringBuilder());
        known.Add($"System.Void {Type}::.ctor(System.String)", c => c.Object(0).Native = new StringBuilder(c.Text(1)));
        known.Add($"System.Void {Type}::.ctor(System.Int32)", c => c.Object(0).Native = new StringBuilder());
        known.Add($"{Type} {Type}::Append(System.String)", c => Append(c, c.Text(1)));
        known.Add($"{Type} {Type}::Append(System.Object)", c => Append(c, ObjectNatives.Text(c.Reference(1))));
        known.Add($"{Type} {Type}::AppendLine()", c => Append(c, "\r\n"));
        known.Add($"{Type} {Type}::AppendLine(System.String)", c => Append(c, c.Text(1) + "\r\n"));
        known.Add($"{Type} {Type}::Clear()", Clear);
        known.Add($"System.Int32 {Type}::get_Length()", c => c.Return(Builder(c).Length));
        known.Add($"System.String {Type}::ToString()", c => c.Return(Builder(c).ToString()));
        foreach ((string name, ValueKind kind) in new[]
                 {
                     ("Boolean", ValueKind.Boolean), ("SByte", ValueKind.I1), ("Byte", ValueKind.U1), ("Char", ValueKind.Char), ("Int16", ValueKind.I2),
                     ("UInt16", ValueKind.U2), ("Int32", ValueKind.I4), ("UInt32", ValueKind.U4), ("Single", ValueKind.R4), ("Int64", ValueKind.I8),
                     ("UInt64", ValueKind.U8), ("Double", ValueKind.R8),
                 })
            known.Add($"{Type} {Type}::Append(System.{name})", c => Append(c, NumberNatives.Format(kind, c.Long(1))));
    }

    private static StringBuilder Builder(NativeCall call) => (StringBuilder)call.Object(0).Native!;

    private static void Append(NativeCall call, string? text)
    {
        Builder(call).Append(text);
        call.Return(call.Object(0));
    }

    private static void Clear(NativeCall call)
    {
        Builder(call).Clear();
        call.Return(call.Object(0));
    }
}
