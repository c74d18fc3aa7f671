// What the compilers demand of the namespace System, and no more. Types that only have to exist share a file.
namespace System;

public class Object
{
    public IntPtr MethodTable;

    ~Object()
    {
    }

    public virtual bool Equals(object other) => false;

    public virtual int GetHashCode() => 0;

    public virtual string ToString() => null;
}

public abstract class ValueType { }

public abstract class Enum : ValueType { }

public struct Void { }

public struct Boolean { }

public struct Char { }

public struct SByte { public const sbyte MinValue = -128, MaxValue = 127; }

public struct Byte { public const byte MaxValue = 255; }

public struct Int16 { public const short MinValue = -32768, MaxValue = 32767; }

public struct UInt16 { public const ushort MaxValue = 65535; }

public struct Int32 { public const int MinValue = -2147483648, MaxValue = 2147483647; }

public struct UInt32 { public const uint MaxValue = 4294967295; }

public struct Int64 { public const long MinValue = -9223372036854775808, MaxValue = 9223372036854775807; }

public struct UInt64 { public const ulong MaxValue = 18446744073709551615; }

public struct IntPtr { }

public struct UIntPtr { }

public struct Single { }

public struct Double { }

public struct Nullable<T> where T : struct { }

public sealed class String { public readonly int Length; }

public abstract class Array { }

public class Array<T> : Array { }

public abstract class Delegate { }

public abstract class MulticastDelegate : Delegate { }

public class Exception { }

public class Type { }

public class RuntimeType : Type { }

public struct RuntimeTypeHandle { }

public struct RuntimeMethodHandle { }

public struct RuntimeFieldHandle { }

public ref struct TypedReference { }

public ref struct RuntimeArgumentHandle { }

public class Attribute { }

public class ParamArrayAttribute : Attribute { }

public enum AttributeTargets { All = 32767 }

public sealed class AttributeUsageAttribute : Attribute
{
    public AttributeUsageAttribute(AttributeTargets targets)
    {
    }

    public bool AllowMultiple { get; set; }

    public bool Inherited { get; set; }
}

public static class AppContext
{
    public static void SetData(string name, object value)
    {
    }
}
