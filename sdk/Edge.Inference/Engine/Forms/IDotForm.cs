namespace Edge.Inference.Engine.Forms;

/// <summary>One way to compute the dot products that convolutions and dense layers are made of: the only code that differs between processors.</summary>
/// <typeparam name="TVector">A vector of 32-bit accumulators, one an output channel.</typeparam>
/// <remarks>
/// All forms take activations in groups of four bytes: four u8, or two s16 (<see cref="ActivationBytes"/>). A group is broadcast to every
/// lane and multiplied with the weights of as many channels, packed [lane][group].
/// </remarks>
internal unsafe interface IDotForm<TVector>
    where TVector : struct
{
    /// <summary>Name in profiles.</summary>
    static abstract string Name { get; }

    /// <summary>Whether this processor has what the form needs.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Accumulators of a vector.</summary>
    static abstract int Lanes { get; }

    /// <summary>Bytes of an activation as the form reads it: 1 for u8 (q + 128), 2 for s16 (q - zero point).</summary>
    static abstract int ActivationBytes { get; }

    /// <summary>Loads <see cref="Lanes"/> accumulators.</summary>
    static abstract TVector Load(int* source);

    /// <summary>Adds to each lane the dot product of one group of activations with that lane's weights.</summary>
    /// <param name="sum">The accumulators.</param>
    /// <param name="activations">Four bytes of activations.</param>
    /// <param name="weights">4 * <see cref="Lanes"/> bytes.</param>
    static abstract TVector MultiplyAdd(TVector sum, int activations, byte* weights);

    /// <summary>The larger of each pair of lanes.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>Requantises the accumulators of consecutive channels and stores them as int8.</summary>
    /// <param name="sum">The accumulators.</param>
    /// <param name="output">The parameters of the layer.</param>
    /// <param name="channel">The first channel.</param>
    /// <param name="destination">Receives <paramref name="count"/> bytes.</param>
    /// <param name="count">Channels to store, at most <see cref="Lanes"/>.</param>
    static abstract void Store(TVector sum, in OutputStage output, int channel, sbyte* destination, int count);
}
