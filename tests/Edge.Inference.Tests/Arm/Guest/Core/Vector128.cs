using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace System.Runtime.Intrinsics;

/// <summary>Operators that the compiler replaces by instructions: what calls them never comes here.</summary>
[Intrinsic]
[StructLayout(LayoutKind.Sequential, Size = 16)]
public readonly struct Vector128<T>
{
    private readonly ulong _lower;
    private readonly ulong _upper;

    public T this[int index]
    {
        [Intrinsic]
        get => Vector128.GetElement(this, index);
    }

    [Intrinsic]
    public static Vector128<T> operator +(Vector128<T> left, Vector128<T> right) => left + right;

    [Intrinsic]
    public static Vector128<T> operator -(Vector128<T> left, Vector128<T> right) => left - right;

    [Intrinsic]
    public static Vector128<T> operator *(Vector128<T> left, Vector128<T> right) => left * right;

    [Intrinsic]
    public static Vector128<T> operator /(Vector128<T> left, Vector128<T> right) => left / right;

    [Intrinsic]
    public static Vector128<T> operator &(Vector128<T> left, Vector128<T> right) => left & right;

    [Intrinsic]
    public static Vector128<T> operator |(Vector128<T> left, Vector128<T> right) => left | right;

    [Intrinsic]
    public static Vector128<T> operator ^(Vector128<T> left, Vector128<T> right) => left ^ right;

    [Intrinsic]
    public static Vector128<T> operator <<(Vector128<T> value, int count) => value << count;

    [Intrinsic]
    public static Vector128<T> operator >>(Vector128<T> value, int count) => value >> count;

    [Intrinsic]
    public static Vector128<T> operator >>>(Vector128<T> value, int count) => value >>> count;
}
