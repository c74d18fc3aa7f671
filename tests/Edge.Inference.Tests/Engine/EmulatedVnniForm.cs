using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Edge.Inference.Engine.Kernels;
using Edge.Inference.Engine.Kernels.X86;

namespace Edge.Inference.Tests.Engine;

/// <summary><see cref="AvxVnniForm"/> with its one instruction of AVX-VNNI replaced by what it does, in AVX2: for machines that have no AVX-VNNI.</summary>
internal unsafe struct EmulatedVnniForm : IDotForm<Vector256<int>>
{
    public static int Lanes => AvxVnniForm.Lanes;

    public static int MaxVectors => AvxVnniForm.MaxVectors;

    public static ActivationFormat Activations => AvxVnniForm.Activations;

    public static bool WeightsByTap => AvxVnniForm.WeightsByTap;

    public static Vector256<int> Load(int* source) => AvxVnniForm.Load(source);

    public static void StoreSums(Vector256<int> sums, int* destination) => AvxVnniForm.StoreSums(sums, destination);

    public static Vector256<int> LoadActivations(byte* group) => AvxVnniForm.LoadActivations(group);

    public static Vector256<int> LoadWeights(byte* weights) => AvxVnniForm.LoadWeights(weights);

    public static Vector256<int> LoadNarrowWeights(byte* weights) => AvxVnniForm.LoadNarrowWeights(weights);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> MultiplyAdd(Vector256<int> sums, Vector256<int> activations, Vector256<int> weights)
    {
        // Widened to 16 bits the four products of a lane are two sums of two, which are then added: nothing saturates, as in vpdpbusd.
        Vector256<int> lower = PairSums(activations.GetLower(), weights.GetLower()), upper = PairSums(activations.GetUpper(), weights.GetUpper());
        return Avx2.Add(sums, Avx2.Permute4x64(Avx2.HorizontalAdd(lower, upper).AsInt64(), 0b11_01_10_00).AsInt32());
    }

    public static Vector256<int> Max(Vector256<int> a, Vector256<int> b) => AvxVnniForm.Max(a, b);

    public static Vector256<int> Requantize(Vector256<int> sums, in OutputStage output, int channel) => AvxVnniForm.Requantize(sums, output, channel);

    public static void Store(Vector256<int> values, in OutputStage output, sbyte* destination, int count) => AvxVnniForm.Store(values, output, destination, count);

    private static Vector256<int> PairSums(Vector128<int> activations, Vector128<int> weights) =>
        Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(activations.AsByte()), Avx2.ConvertToVector256Int16(weights.AsSByte()));
}
