using System.Diagnostics.CodeAnalysis;

namespace Edge.Inference.Engine.Kernels;

/// <summary>What <see cref="WinogradKernel{TForm, TVector, TTiles}"/> needs beside dot products of s16: sums of s16 and of s32, all of them modulo their width.</summary>
internal unsafe interface IWinogradForm<TVector> : IDotForm<TVector>
    where TVector : struct
{
    /// <summary>Loads 2 * <see cref="IDotForm{TVector}.Lanes"/> s16.</summary>
    static abstract TVector LoadShorts(short* source);

    /// <summary>Stores 2 * <see cref="IDotForm{TVector}.Lanes"/> s16.</summary>
    static abstract void StoreShorts(TVector values, short* destination);

    /// <summary>a + b as s16.</summary>
    static abstract TVector AddShorts(TVector a, TVector b);

    /// <summary>a - b as s16.</summary>
    static abstract TVector SubtractShorts(TVector a, TVector b);

    /// <summary>a + b as s32.</summary>
    static abstract TVector AddSums(TVector a, TVector b);

    /// <summary>a - b as s32.</summary>
    static abstract TVector SubtractSums(TVector a, TVector b);

    /// <summary>a * 2^bits as s16.</summary>
    static abstract TVector ShiftShortsLeft(TVector a, [ConstantExpected] byte bits);

    /// <summary>a * 2^bits as s32.</summary>
    static abstract TVector ShiftSumsLeft(TVector a, [ConstantExpected] byte bits);

    /// <summary>floor(a / 2^bits) as s32.</summary>
    static abstract TVector ShiftSumsRight(TVector a, [ConstantExpected] byte bits);

    /// <summary>a * factor as s32.</summary>
    static abstract TVector MultiplySums(TVector a, int factor);
}
