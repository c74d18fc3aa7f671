namespace Edge.Inference.Engine.Kernels;

/// <summary>One way to compute element-wise sums.</summary>
/// <typeparam name="TVector">A vector of 32-bit integers.</typeparam>
internal unsafe interface IAddForm<TVector>
    where TVector : struct
{
    /// <summary>Elements of a vector.</summary>
    static abstract int Lanes { get; }

    /// <summary>Loads as many int8 as there are lanes.</summary>
    static abstract TVector LoadBytes(sbyte* source);

    /// <summary>The same number in every lane.</summary>
    static abstract TVector Broadcast(int value);

    /// <summary>Adds lane by lane.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>Subtracts lane by lane.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>Lower 32 bits of the products, lane by lane.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>1 for a negative number of which the mask takes all bits, else 0.</summary>
    static abstract TVector Nudge(TVector value, TVector mask);

    /// <summary>Shifts right, keeping the sign.</summary>
    static abstract TVector ShiftRight(TVector value, int count);

    /// <summary>Requantises the sums and stores them as int8.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="output">Tables of one vector.</param>
    /// <param name="destination">Receives <paramref name="count"/> bytes.</param>
    /// <param name="count">Elements to store, at least 1; no more than <see cref="Lanes"/> are.</param>
    static abstract void Store(TVector sums, in OutputStage output, sbyte* destination, int count);
}
