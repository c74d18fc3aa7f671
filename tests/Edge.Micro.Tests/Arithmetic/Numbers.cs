using FsCheck;
using FsCheck.Fluent;

namespace Edge.Micro.Tests.Arithmetic;

/// <summary>Generators that reach the ends and the powers of two as often as the middle.</summary>
public static class Numbers
{
    /// <summary>32-bit numbers: any, both ends, and powers of two with their neighbours.</summary>
    public static Gen<int> Any { get; } = Gen.OneOf(
        Gen.Choose(int.MinValue, int.MaxValue),
        Gen.Elements(int.MinValue, int.MinValue + 1, -1, 0, 1, int.MaxValue - 1, int.MaxValue),
        Gen.Choose(0, 31).SelectMany(bit => Gen.Elements(-1, 0, 1).SelectMany(near => Gen.Elements(1, -1).Select(sign => unchecked(sign * (int)((1L << bit) + near))))),
        Gen.Choose(-300, 300));

    /// <summary>Mantissas of the contract: 2^30 to 2^31 - 1, both ends often.</summary>
    public static Gen<int> Multiplier { get; } = Gen.OneOf(Gen.Choose(1 << 30, int.MaxValue), Gen.Elements(0, 1 << 30, (1 << 30) + 1, 0x60000000, int.MaxValue - 1, int.MaxValue));

    /// <summary>Three independent values.</summary>
    public static Gen<(T1, T2, T3)> Three<T1, T2, T3>(Gen<T1> first, Gen<T2> second, Gen<T3> third) => first.Zip(second).Zip(third, (pair, last) => (pair.Item1, pair.Item2, last));
}
