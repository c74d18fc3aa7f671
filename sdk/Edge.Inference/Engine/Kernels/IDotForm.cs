namespace Edge.Inference.Engine.Kernels;

/// <summary>One way to compute the dot products that convolutions and dense layers are made of: the only code that differs between processors.</summary>
/// <typeparam name="TVector">A vector of 32-bit accumulators, one an output channel.</typeparam>
/// <remarks>
/// All forms take activations in groups of four bytes: four of 8 bits, or two of 16 (<see cref="Activations"/>). A group meets the weights of
/// as many channels as a vector has lanes. Files of kernels hold nothing but pointers and vectors, so that they also compile without a
/// runtime: the tests run the Arm forms under emulation.
/// </remarks>
internal unsafe interface IDotForm<TVector>
    where TVector : struct
{
    /// <summary>Accumulators of a vector.</summary>
    static abstract int Lanes { get; }

    /// <summary>Most vectors of a block, so that four positions' accumulators stay in registers: 1 to 4.</summary>
    static abstract int MaxVectors { get; }

    /// <summary>How the form reads activations.</summary>
    static abstract ActivationFormat Activations { get; }

    /// <summary>True where a group's weights stand [tap][lane], false where they stand [lane][tap].</summary>
    static abstract bool WeightsByTap { get; }

    /// <summary>Loads <see cref="Lanes"/> accumulators.</summary>
    static abstract TVector Load(int* source);

    /// <summary>Stores <see cref="Lanes"/> accumulators.</summary>
    static abstract void StoreSums(TVector sums, int* destination);

    /// <summary>Brings a group of activations to every lane.</summary>
    /// <param name="group">Four bytes.</param>
    static abstract TVector LoadActivations(byte* group);

    /// <summary>Loads a group's weights.</summary>
    /// <param name="weights">4 * <see cref="Lanes"/> bytes.</param>
    static abstract TVector LoadWeights(byte* weights);

    /// <summary>Loads a group's weights that stand as s8, for forms of s16.</summary>
    /// <param name="weights">2 * <see cref="Lanes"/> bytes.</param>
    static abstract TVector LoadNarrowWeights(byte* weights);

    /// <summary>Adds to each lane the dot product of the group with that lane's weights.</summary>
    static abstract TVector MultiplyAdd(TVector sums, TVector activations, TVector weights);

    /// <summary>The larger of each pair of lanes.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>Requantises the accumulators of consecutive channels; the clamp to the range of the output may be left to <see cref="Store"/>.</summary>
    /// <param name="sums">The accumulators.</param>
    /// <param name="output">The parameters of the layer.</param>
    /// <param name="channel">The first channel.</param>
    static abstract TVector Requantize(TVector sums, in OutputStage output, int channel);

    /// <summary>Stores requantised accumulators as int8. Apart from <see cref="Requantize"/>, so that several positions share what that loads.</summary>
    /// <param name="values">The requantised accumulators.</param>
    /// <param name="output">The parameters of the layer.</param>
    /// <param name="destination">Receives <paramref name="count"/> bytes.</param>
    /// <param name="count">Channels to store, at least 1; no more than <see cref="Lanes"/> are.</param>
    static abstract void Store(TVector values, in OutputStage output, sbyte* destination, int count);
}
