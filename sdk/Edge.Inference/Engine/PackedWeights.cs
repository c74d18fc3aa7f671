using System;
using Edge.Inference.Engine.Kernels;

namespace Edge.Inference.Engine;

/// <summary>The weights of a layer in the order in which a form's tile loop reads them.</summary>
internal sealed unsafe class PackedWeights
{
    // A block of weights that is read once for every four positions should stay in the first-level cache, beside the activations.
    private const int BlockBytesWanted = 24 * 1024;

    // Larger weights than this, which a single position reads but once, are kept in half the bytes.
    private const int NarrowBytes = 16 * 1024;

    // Kept for their lifetime: the plan points into them.
    private readonly AlignedBuffer _weights;
    private readonly AlignedBuffer _rows;
    private readonly OutputTables _tables;

    private PackedWeights(AlignedBuffer weights, AlignedBuffer rows, OutputTables tables, WeightPlan plan)
    {
        (_weights, _rows, _tables) = (weights, rows, tables);
        Plan = plan;
    }

    /// <summary>Where everything stands.</summary>
    public WeightPlan Plan { get; }

    /// <summary>Packs.</summary>
    /// <param name="source">The layer.</param>
    /// <param name="weights">[channels, rows, depth]: the layer's, or transformed ones.</param>
    /// <param name="rows">Offsets in bytes of the runs of contiguous activations that one output reads.</param>
    /// <param name="tileRows">How many of them a tile walks over.</param>
    /// <param name="positions">Outputs of a channel.</param>
    /// <param name="inputZeroPoint">Zero point of the input.</param>
    /// <param name="budget">What the memory is taken from.</param>
    public static PackedWeights Pack<TForm, TVector>(LayerParameters source, short[] weights, nint[] rows, int tileRows, long positions, int inputZeroPoint, MemoryBudget budget)
        where TForm : IDotForm<TVector>
        where TVector : struct
    {
        int activationBytes = TForm.Activations == ActivationFormat.Centred16 ? 2 : 1, taps = 4 / activationBytes;
        int depth = weights.Length / rows.Length / source.Channels;
        int groups = (depth + taps - 1) / taps, lanes = TForm.Lanes, vectors = (source.Channels + lanes - 1) / lanes;
        long vectorBytes = checked((long)rows.Length * groups * 4 * lanes);
        bool narrow = activationBytes == 2 && positions == 1 && vectors * vectorBytes > NarrowBytes;
        if (narrow)
            vectorBytes /= 2;
        int wide = Math.Min(TForm.MaxVectors, vectors);
        while (wide > 2 && positions > 1 && wide * vectorBytes / rows.Length * tileRows > BlockBytesWanted)
            wide--;
        var packed = new AlignedBuffer(checked(vectors * vectorBytes), budget);
        byte* to = packed.Pointer;
        for (int first = 0; first < vectors; first += wide)
            for (int row = 0; row < rows.Length; row++)
                for (int group = 0; group < groups; group++)
                    for (int n = first * lanes; n < Math.Min(first + wide, vectors) * lanes; n += lanes, to += narrow ? 2 * lanes : 4 * lanes)
                        for (int lane = 0; lane < lanes; lane++)
                            for (int tap = 0; tap < taps; tap++)
                            {
                                int channel = n + lane, k = group * taps + tap;
                                short weight = channel < source.Channels && k < depth ? weights[(channel * rows.Length + row) * depth + k] : (short)0;
                                int place = TForm.WeightsByTap ? tap * lanes + lane : lane * taps + tap;
                                if (activationBytes == 1 || narrow)
                                    ((sbyte*)to)[place] = (sbyte)weight;
                                else
                                    ((short*)to)[place] = weight;
                            }

        var offsets = new AlignedBuffer((long)sizeof(nint) * rows.Length, budget);
        rows.CopyTo(new Span<nint>(offsets.Pointer, rows.Length));
        var tables = new OutputTables(source, vectors * lanes, TForm.Activations switch
        {
            ActivationFormat.Unsigned8 => inputZeroPoint + 128,
            ActivationFormat.Signed8 => inputZeroPoint,
            _ => 0,
        }, budget);
        WeightPlan plan;
        plan.Weights = packed.Pointer;
        plan.IsNarrow = narrow;
        plan.BlockBytes = checked((nint)(wide * vectorBytes));
        plan.Blocks = (vectors + wide - 1) / wide;
        plan.BlockChannels = wide * lanes;
        plan.Channels = source.Channels;
        plan.Rows = (nint*)offsets.Pointer;
        plan.RowCount = tileRows;
        plan.Groups = groups;
        plan.Bias = tables.Bias;
        plan.Output = tables.Output;
        return new PackedWeights(packed, offsets, tables, plan);
    }
}
