using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Operators;

namespace Edge.Quantize.Nano;

/// <summary>A depthwise convolution made ready for generated code: a loop over channels, whose weights and requantisation are locals, over tiles of outputs.</summary>
/// <param name="Step">The layer.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Output">What it writes.</param>
/// <param name="Ranges">By output channel.</param>
/// <param name="Roundings">By output channel.</param>
/// <param name="Rows">Rows of a tile.</param>
/// <param name="Columns">Columns of a tile.</param>
internal sealed record DepthwisePlan(
    DepthwiseConv2D Step, TensorStore Input, TensorStore Output, IReadOnlyList<ChannelRange> Ranges, IReadOnlyList<ChannelRounding> Roundings, int Rows, int Columns)
{
    private const int MostLocals = 220;
    private const int MostBytes = 4_000;

    /// <summary>Taps of an output.</summary>
    public int Taps => Step.Window.Height * Step.Window.Width;

    /// <summary>Output channels.</summary>
    public int Channels => Step.Output.Shape[3];

    /// <summary>Smallest stored value.</summary>
    public int Lowest => Step.ActivationMin - Output.Stored;

    /// <summary>Largest stored value.</summary>
    public int Highest => Step.ActivationMax - Output.Stored;

    /// <summary>Whether in every channel what is not above the smallest value comes from sums below a threshold, so that sums below 0 need no rounding.</summary>
    public bool OneSided => Roundings.All(r => r.OneSided && r.Lowest == Lowest);

    /// <summary>Whether the output's array is cleared first, so that zeros need not be stored.</summary>
    public bool Clears => Output.Kind != StoreKind.Raw && OneSided && Lowest == 0;

    /// <summary>Numbers that the table has for a channel.</summary>
    public int Entries => OneSided ? 5 : 7;

    /// <summary>Bytes on the heap.</summary>
    public long HeapBytes => Step.Weights.Length + 8L * Entries * Channels;

    /// <summary>Plans a layer.</summary>
    /// <returns>The plan, or null where it has no such form: sums beyond 32 bits, or a window too large for locals.</returns>
    public static DepthwisePlan? Of(DepthwiseConv2D step, TensorStore input, TensorStore output)
    {
        int channels = step.Output.Shape[3], taps = step.Window.Height * step.Window.Width;
        ChannelRange[] ranges = [.. Enumerable.Range(0, channels).Select(c => ChannelRange.Of(Enumerable.Range(0, taps).Select(t => (int)step.Weights[t * channels + c]), input.Low, input.High))];
        ChannelRounding?[] roundings = [.. ranges.Select((r, c) => ChannelRounding.Of(
            r, step.Bias?[c] ?? 0, step.Multipliers[c], step.Shifts[c], step.Output.ZeroPoint, step.ActivationMin, step.ActivationMax, output.Stored))];
        if (input.Kind == StoreKind.Wide || roundings.Any(r => r is null) || ranges.Any(r => r.High - r.Low > int.MaxValue))
            return null;
        var tiles = from rows in TilePlan.Divisors(step.Output.Shape[1], 1)
                    from columns in TilePlan.Divisors(step.Output.Shape[2], 1)
                    let inputs = TilePlan.Inputs(step.Window, rows, columns)
                    where rows * columns == 1 || (inputs + taps + 20 <= MostLocals && rows * columns * (taps * 6 + 60) + inputs * 12 <= MostBytes)
                    // Loads for an output, and the loop's own instructions.
                    orderby (inputs * 7.0 + 12) / (rows * columns)
                    select (Rows: rows, Columns: columns, Inputs: inputs);
        var tile = tiles.First();
        return tile.Inputs + taps + 20 > MostLocals || step.Weights.Length > MethodLimits.ConstantBytes
            ? null
            : new DepthwisePlan(step, input, output, ranges, [.. roundings.Select(r => r!)], tile.Rows, tile.Columns);
    }

    /// <summary>What a sum begins with: the lane is never negative, and an input of raw bytes is not yet without its zero point.</summary>
    public long Start(int channel) => -Ranges[channel].Low - (Input.Kind == StoreKind.Raw ? (long)Input.Tensor.ZeroPoint * Weights(channel).Sum(w => w) : 0);

    /// <summary>The weights of a channel.</summary>
    public IEnumerable<sbyte> Weights(int channel) => Enumerable.Range(0, Taps).Select(t => Step.Weights[t * Channels + channel]);

    /// <summary>A channel's numbers: start, threshold or smallest lane whose accumulator is not negative, multiplier, addend, shift; then the other side's addend and the zero.</summary>
    public IEnumerable<long> Table(int channel)
    {
        ChannelRounding rounding = Roundings[channel];
        long[] both = [Start(channel), rounding.Positive, rounding.Multiplier, rounding.Addend, rounding.Shift, rounding.NegativeAddend, rounding.Offset];
        return OneSided ? [Start(channel), rounding.Lowest == rounding.Highest ? long.MaxValue : rounding.Threshold, .. both[2..5]] : both;
    }
}
