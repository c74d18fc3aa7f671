namespace Edge.Inference.Engine.Kernels;

/// <summary>One way to compute depthwise convolutions: channel by channel, two taps at a time.</summary>
/// <typeparam name="TVector">A vector of s16 activations, one a channel, or of half as many 32-bit accumulators.</typeparam>
/// <remarks>
/// A vector of channels has two vectors of accumulators: the lower one holds channels 0-3, 8-11, 16-19..., the upper one 4-7, 12-15, 20-23...,
/// which is how x64 interleaves within 128 bits and packs again. Tables of biases and multipliers stand in that order.
/// </remarks>
internal unsafe interface IDepthwiseForm<TVector>
    where TVector : struct
{
    /// <summary>Channels of a vector of activations.</summary>
    static abstract int Channels { get; }

    /// <summary>
    /// Whether the weights of two taps of a vector of channels stand interleaved, those of the lower accumulators first, or one tap behind the other.
    /// </summary>
    static abstract bool InterleavesWeights { get; }

    /// <summary>Loads a vector of accumulators, activations or weights.</summary>
    static abstract TVector Load(void* source);

    /// <summary>Adds the products of two taps to the lower accumulators.</summary>
    /// <param name="sums">The lower accumulators.</param>
    /// <param name="first">Activations of the first tap.</param>
    /// <param name="second">Activations of the second tap.</param>
    /// <param name="weights0">First vector of weights.</param>
    /// <param name="weights1">Second vector of weights.</param>
    static abstract TVector AddLower(TVector sums, TVector first, TVector second, TVector weights0, TVector weights1);

    /// <summary>Adds the products of two taps to the upper accumulators; parameters as of <see cref="AddLower"/>.</summary>
    static abstract TVector AddUpper(TVector sums, TVector first, TVector second, TVector weights0, TVector weights1);

    /// <summary>Requantises both vectors of accumulators and stores them as int8, in the order of the channels.</summary>
    /// <param name="lower">Lower accumulators.</param>
    /// <param name="upper">Upper accumulators.</param>
    /// <param name="output">The tables, in the order of the accumulators.</param>
    /// <param name="channel">The first channel.</param>
    /// <param name="destination">Receives <paramref name="count"/> bytes.</param>
    /// <param name="count">Channels to store, at least 1; no more than <see cref="Channels"/> are.</param>
    static abstract void Store(TVector lower, TVector upper, in OutputStage output, int channel, sbyte* destination, int count);
}
