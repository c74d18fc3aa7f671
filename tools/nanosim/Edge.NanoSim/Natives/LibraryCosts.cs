namespace Edge.NanoSim.Natives;

/// <summary>
/// IL instructions that a library method runs on the device, where CoreLibrary 1.17 has it in IL and not in native code, with what it calls in turn. The
/// simulator runs such a method in one step and adds these. Counted on nanoCLR 1.17 (host build): a loop of 1,000 calls, less the loop.
/// </summary>
internal static class LibraryCosts
{
    /// <summary>A constructor of an exception that has no line of its own: the base class and two derived ones, mostly.</summary>
    public const int ExceptionConstructor = 15;

    /// <summary>The core library's own static constructors, which run before any of the program.</summary>
    public const int CoreLibraryStart = 331;

    /// <summary>What the first number that becomes text costs beyond the others: the library makes its table of formats.</summary>
    public const int FirstFormat = 48;

    /// <summary>The count for a method by its full name; 0 for native code.</summary>
    public static int Of(string fullName) => fullName switch
    {
        "System.Boolean System.String::Contains(System.String)" => 12,
        "System.Boolean System.String::EndsWith(System.String)" => 29,
        "System.Boolean System.String::IsNullOrEmpty(System.String)" => 7,
        "System.Boolean System.String::StartsWith(System.String)" => 27,
        "System.DateTime System.DateTime::get_UtcNow()" => 31,
        "System.Double System.TimeSpan::get_TotalMilliseconds()" => 14,
        "System.Int32 System.Collections.ArrayList::get_Count()" => 3,
        "System.Int64 System.DateTime::get_Ticks()" => 7,
        "System.Int64 System.TimeSpan::get_Ticks()" => 3,
        "System.Object System.Array::Clone()" => 22,
        "System.String System.Boolean::ToString()" => 5,
        "System.String System.Byte::ToString()" => 48,
        "System.String System.Char::ToString()" => 5,
        "System.String System.Double::ToString()" => 64,
        "System.String System.Double::ToString(System.String)" => 60,
        "System.String System.Exception::get_Message()" => 6,
        "System.String System.Int16::ToString()" => 48,
        "System.String System.Int32::ToString()" => 48,
        "System.String System.Int32::ToString(System.String)" => 48,
        "System.String System.Int64::ToString()" => 48,
        "System.String System.SByte::ToString()" => 48,
        "System.String System.Single::ToString()" => 76,
        "System.String System.String::Format(System.String,System.Object[])" => 440,
        "System.String System.String::PadLeft(System.Int32,System.Char)" => 16,
        "System.String System.UInt16::ToString()" => 48,
        "System.String System.UInt32::ToString()" => 48,
        "System.String System.UInt64::ToString()" => 48,
        "System.TimeSpan System.DateTime::op_Subtraction(System.DateTime,System.DateTime)" => 29,
        "System.Void System.ArgumentException::.ctor(System.String)" => 17,
        "System.Void System.ArgumentOutOfRangeException::.ctor(System.String)" => 27,
        "System.Void System.Array::Copy(System.Array,System.Array,System.Int32)" => 7,
        "System.Void System.Collections.ArrayList::.ctor()" => 8,
        "System.Void System.Console::WriteLine(System.String)" => 4,
        "System.Void System.Diagnostics.Debug::WriteLine(System.String)" => 4,
        "System.Void System.Exception::.ctor()" => 4,
        "System.Void System.Exception::.ctor(System.String)" => 7,
        "System.Void System.InvalidOperationException::.ctor(System.String)" => 15,
        "System.Void System.Object::.ctor()" => 1,
        "System.Void System.TimeSpan::.ctor(System.Int64)" => 4,
        _ => 0,
    };
}
