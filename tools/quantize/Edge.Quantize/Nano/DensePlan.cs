using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Operators;

namespace Edge.Quantize.Nano;

/// <summary>A fully connected layer made ready for generated code: proved lanes and requantisation constants.</summary>
/// <param name="Step">The layer.</param>
/// <param name="Input">What it reads; no margins.</param>
/// <param name="Output">What it writes; no margins.</param>
/// <param name="Words">The output channels' lanes.</param>
/// <param name="Roundings">By output channel.</param>
internal sealed record DensePlan(FullyConnected Step, TensorStore Input, TensorStore Output, IReadOnlyList<LaneWord> Words, IReadOnlyList<ChannelRounding> Roundings)
{
    /// <summary>Rows of the input.</summary>
    public int Rows => Step.Output.Length / Step.Channels;

    /// <summary>The form that the layer has taken, with its costs.</summary>
    public LayerForm? Form { get; set; }

    /// <summary>Whether weights are read as bytes, which takes less heap, and not packed into words.</summary>
    public bool FromBytes => Form?.FromBytes ?? false;

    /// <summary>Bytes of the weights on the heap, with those that they are packed from.</summary>
    public long HeapBytes => FromBytes ? Step.Weights.Length : PackedBytes;

    private long PackedBytes => 8L * Words.Count * Step.Depth + Step.Weights.Length;

    /// <summary>The forms that the layer can take.</summary>
    /// <param name="density">Share of inputs that are not zero.</param>
    public IEnumerable<LayerForm> Forms(double density)
    {
        double inputs = (double)Rows * Step.Depth, compared = NanoCost.Compared(Input.Kind), sum = 2 * NanoCost.Local + NanoCost.MultiplyAdd + NanoCost.Store;
        yield return new LayerForm(
            inputs * (compared + density * (NanoCost.Ready(Input.Kind) + Words.Count * (sum + NanoCost.LoadWord - NanoCost.Store))),
            Step.Weights.Length + 400L + Words.Count * 8L * 19 + Step.Channels * 70L,
            PackedBytes);
        if (ByteSums)
            yield return new LayerForm(inputs * (compared + density * (Step.Channels * (sum + NanoCost.LoadByte))), Step.Weights.Length + 200L + Step.Channels * 95L, Step.Weights.Length) { FromBytes = true };
    }

    // Sums in ints; the contract's accumulator fits one, without the bias it may not.
    private bool ByteSums => Input.Kind != StoreKind.Wide && Words.SelectMany(w => w.Lanes).All(l => l.Range.High - l.Range.Low <= int.MaxValue);

    /// <summary>Whether the output's array is cleared first, so that zeros need not be stored.</summary>
    public bool Clears => Output.Kind != StoreKind.Raw && Roundings.Any(r => r.Lowest == 0 && r.OneSided);

    /// <summary>Plans a layer.</summary>
    /// <returns>The plan, or null where it has no form in lanes.</returns>
    public static DensePlan? Of(FullyConnected step, TensorStore input, TensorStore output)
    {
        ChannelRange[] ranges = [.. Enumerable.Range(0, step.Channels).Select(c => ChannelRange.Of(step.Weights.Skip(c * step.Depth).Take(step.Depth).Select(w => (int)w), input.Low, input.High))];
        IReadOnlyList<LaneWord>? words = LaneWord.Plan(ranges);
        ChannelRounding?[] roundings = [.. ranges.Select((r, c) => ChannelRounding.Of(
            r, step.Bias?[c] ?? 0, step.Multipliers[c], step.Shifts[c], step.Output.ZeroPoint, step.ActivationMin, step.ActivationMax, output.Stored))];
        return words is null || roundings.Any(r => r is null) ? null : new DensePlan(step, input, output, words, [.. roundings.Select(r => r!)]);
    }

    /// <summary>The weights of some channels in the order in which the loop reads them: all channels of an input, then the next input.</summary>
    public IEnumerable<sbyte> Ordered(IReadOnlyList<LaneWord> words)
    {
        int[] channels = [.. words.SelectMany(w => w.Lanes).Select(l => l.Channel)];
        return Enumerable.Range(0, Step.Depth).SelectMany(i => channels.Select(c => Step.Weights[c * Step.Depth + i]));
    }
}
