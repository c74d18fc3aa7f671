using System;
using System.Collections.Generic;
using System.Globalization;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Natives;

/// <summary>Numbers to text and back, comparison, mathematics.</summary>
internal static class NumberNatives
{
    private static readonly (string Name, ValueKind Kind)[] Types =
    [
        ("Boolean", ValueKind.Boolean), ("SByte", ValueKind.I1), ("Byte", ValueKind.U1), ("Char", ValueKind.Char), ("Int16", ValueKind.I2),
        ("UInt16", ValueKind.U2), ("Int32", ValueKind.I4), ("UInt32", ValueKind.U4), ("Single", ValueKind.R4), ("Int64", ValueKind.I8),
        ("UInt64", ValueKind.U8), ("Double", ValueKind.R8),
    ];

    public static void AddTo(Dictionary<string, NativeMethod> known)
    {
        foreach ((string name, ValueKind kind) in Types)
        {
            known.Add($"System.String System.{name}::ToString()", c => c.Return(Format(kind, Value(c))));
            known.TryAdd($"System.String System.{name}::ToString(System.String)", c => c.Return(Format(kind, Value(c), c.Text(1))));
        }
        AddMathematics(known, "System.Math");
        known.Add("System.Int32 System.Math::Abs(System.Int32)", c => c.Return(Math.Abs((long)c.Int(0))));
        known.Add("System.Int32 System.Math::Min(System.Int32,System.Int32)", c => c.Return(Math.Min(c.Int(0), c.Int(1))));
        known.Add("System.Int32 System.Math::Max(System.Int32,System.Int32)", c => c.Return(Math.Max(c.Int(0), c.Int(1))));
        known.Add("System.Boolean System.Single::IsNaN(System.Single)", c => c.Return(float.IsNaN(c.Single(0))));
        known.Add("System.Boolean System.Double::IsNaN(System.Double)", c => c.Return(double.IsNaN(c.Double(0))));
        known.Add("System.Boolean System.Single::IsInfinity(System.Single)", c => c.Return(float.IsInfinity(c.Single(0))));
        known.Add("System.Boolean System.Double::IsInfinity(System.Double)", c => c.Return(double.IsInfinity(c.Double(0))));
        known.Add("System.Int32 System.Int32::Parse(System.String)", c => c.Return(Parse(c)));
    }

    /// <summary>A number as text.</summary>
    public static string Format(ValueKind kind, long value, string? format = null) => kind switch
    {
        ValueKind.Boolean => value != 0 ? "True" : "False",
        ValueKind.Char => ((char)value).ToString(),
        ValueKind.U4 => ((uint)value).ToString(format, CultureInfo.InvariantCulture),
        ValueKind.U8 => ((ulong)value).ToString(format, CultureInfo.InvariantCulture),
        ValueKind.R4 => BitConverter.Int32BitsToSingle((int)value).ToString(format, CultureInfo.InvariantCulture),
        ValueKind.R8 => BitConverter.Int64BitsToDouble(value).ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString(format, CultureInfo.InvariantCulture),
    };

    // This is a pointer to the number, or by a virtual call its box.
    private static long Value(NativeCall call)
    {
        call.Processor.BeginFormats();
        return call.Pointed(0);
    }

    private static int Parse(NativeCall call) =>
        int.TryParse(call.Text(0), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : throw call.Processor.Fault("System.Exception");

    private static void AddMathematics(Dictionary<string, NativeMethod> known, string type)
    {
        Add(known, type, "Sqrt", Math.Sqrt);
        Add(known, type, "Exp", Math.Exp);
        Add(known, type, "Log", Math.Log);
        Add(known, type, "Sin", Math.Sin);
        Add(known, type, "Cos", Math.Cos);
        Add(known, type, "Tan", Math.Tan);
        Add(known, type, "Atan", Math.Atan);
        Add(known, type, "Floor", Math.Floor);
        Add(known, type, "Ceiling", Math.Ceiling);
        Add(known, type, "Round", Math.Round);
        Add(known, type, "Tanh", Math.Tanh);
        Add(known, type, "Abs", Math.Abs);
        known.Add($"System.Double {type}::Pow(System.Double,System.Double)", c => c.Return(Math.Pow(c.Double(0), c.Double(1))));
    }

    private static void Add(Dictionary<string, NativeMethod> known, string type, string name, Func<double, double> function) =>
        known.Add($"System.Double {type}::{name}(System.Double)", c => c.Return(function(c.Double(0))));
}
