namespace Edge.Trainer.Managed.Numerics;

/// <summary>The vector operations of the GEMM kernels, so that a kernel is written once for every vector width.</summary>
/// <typeparam name="TVector">The register: <see cref="System.Runtime.Intrinsics.Vector512{T}"/> down to <see cref="float"/>.</typeparam>
internal unsafe interface ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>The number of floats in a register.</summary>
    static abstract int Width { get; }

    /// <summary>Reads <see cref="Width"/> floats, unaligned.</summary>
    static abstract TVector Load(float* source);

    /// <summary>Writes <see cref="Width"/> floats, unaligned.</summary>
    static abstract void Store(TVector value, float* target);

    /// <summary>Copies one float into every lane.</summary>
    static abstract TVector Broadcast(float value);

    /// <summary>left * right + addend with one rounding: the same bits at every vector width.</summary>
    static abstract TVector FusedMultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>left + right.</summary>
    static abstract TVector Add(TVector left, TVector right);

    /// <summary>left - right.</summary>
    static abstract TVector Subtract(TVector left, TVector right);

    /// <summary>left * right.</summary>
    static abstract TVector Multiply(TVector left, TVector right);

    /// <summary>The greater of each lane; a NaN stays NaN.</summary>
    static abstract TVector Max(TVector left, TVector right);
}
