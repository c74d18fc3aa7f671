namespace System.Runtime.Intrinsics;

/// <summary>Those of the methods that the compiler does not know, with the bodies of the real class. The test adds the declarations of all others.</summary>
public static unsafe partial class Vector128
{
    public static bool IsHardwareAccelerated => true;

    public static Vector128<T> Load<T>(T* source) => *(Vector128<T>*)source;

    public static void Store<T>(this Vector128<T> source, T* destination) => *(Vector128<T>*)destination = source;

    public static Vector128<T> Add<T>(Vector128<T> left, Vector128<T> right) => left + right;

    public static Vector128<T> Subtract<T>(Vector128<T> left, Vector128<T> right) => left - right;

    public static Vector128<T> Multiply<T>(Vector128<T> left, Vector128<T> right) => left * right;

    public static Vector128<T> Divide<T>(Vector128<T> left, Vector128<T> right) => left / right;

    public static Vector128<T> BitwiseAnd<T>(Vector128<T> left, Vector128<T> right) => left & right;

    public static Vector128<T> BitwiseOr<T>(Vector128<T> left, Vector128<T> right) => left | right;

    public static Vector128<T> Xor<T>(Vector128<T> left, Vector128<T> right) => left ^ right;

    public static Vector128<T> ShiftLeft<T>(Vector128<T> value, int count) => value << count;

    public static Vector128<T> ShiftRightArithmetic<T>(Vector128<T> value, int count) => value >> count;

    public static Vector128<T> ShiftRightLogical<T>(Vector128<T> value, int count) => value >>> count;
}
