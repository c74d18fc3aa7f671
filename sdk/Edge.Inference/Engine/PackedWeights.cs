using System;
using Edge.Inference.Engine.Forms;

namespace Edge.Inference.Engine;

/// <summary>The weights of a layer in the order in which a form's tile loop reads them: [block of channels][row][group][channel][four bytes].</summary>
internal sealed unsafe class PackedWeights
{
    private readonly AlignedBuffer _weights;
    private readonly AlignedBuffer _parameters;

    /// <summary>Packs.</summary>
    /// <param name="weights">[channels, rows, depth].</param>
    /// <param name="source">Biases, multipliers, shifts and clamp of the layer.</param>
    /// <param name="rows">Runs of contiguous activations that one output reads.</param>
    /// <param name="depth">Activations of a run.</param>
    /// <param name="inputZeroPoint">Zero point of the input.</param>
    /// <param name="activationBytes">1 for u8 forms, 2 for s16 forms.</param>
    /// <param name="blockChannels">Channels of a block.</param>
    public PackedWeights(sbyte[] weights, LayerParameters source, int rows, int depth, int inputZeroPoint, int activationBytes, int blockChannels)
    {
        int channels = source.Multipliers.Length, perGroup = 4 / activationBytes;
        Groups = (depth + perGroup - 1) / perGroup;
        Blocks = (channels + blockChannels - 1) / blockChannels;
        BlockBytes = (long)rows * Groups * blockChannels * 4;
        _weights = new AlignedBuffer(Blocks * BlockBytes);
        byte* to = _weights.Pointer;
        for (int block = 0; block < Blocks; block++)
            for (int row = 0; row < rows; row++)
                for (int group = 0; group < Groups; group++)
                    for (int n = 0; n < blockChannels; n++)
                        for (int j = 0; j < perGroup; j++, to += activationBytes)
                        {
                            int channel = block * blockChannels + n, k = group * perGroup + j;
                            sbyte weight = channel < channels && k < depth ? weights[(channel * rows + row) * depth + k] : (sbyte)0;
                            if (activationBytes == 1)
                                *(sbyte*)to = weight;
                            else
                                *(short*)to = weight;
                        }

        int padded = Blocks * blockChannels;
        _parameters = new AlignedBuffer(4L * 4 * padded);
        Bias = (int*)_parameters.Pointer;
        int* multipliers = Bias + padded, shifts = multipliers + padded, roundings = shifts + padded;
        for (int c = 0; c < channels; c++)
        {
            int sum = 0;
            for (int i = c * rows * depth; i < (c + 1) * rows * depth; i++)
                sum += weights[i];
            // A u8 form reads q + 128, an s16 form q - zero point.
            Bias[c] = (source.Bias?[c] ?? 0) - (activationBytes == 1 ? (inputZeroPoint + 128) * sum : 0);
            multipliers[c] = source.Multipliers[c];
            shifts[c] = -source.Shifts[c];
            roundings[c] = shifts[c] > 0 ? 1 << (shifts[c] - 1) : 0;
        }
        Output = new OutputStage
        {
            Multipliers = multipliers,
            Shifts = shifts,
            Roundings = roundings,
            ZeroPoint = source.OutputZeroPoint,
            Min = source.Min,
            Max = source.Max,
        };
    }

    /// <summary>Groups of four bytes in a row.</summary>
    public int Groups { get; }

    /// <summary>Blocks of channels.</summary>
    public int Blocks { get; }

    /// <summary>Bytes of a block.</summary>
    public long BlockBytes { get; }

    /// <summary>The weights.</summary>
    public byte* Pointer => _weights.Pointer;

    /// <summary>Biases, padded to whole blocks.</summary>
    public int* Bias { get; }

    /// <summary>What turns accumulators into int8.</summary>
    public OutputStage Output { get; }

    /// <summary>True where the forms are exact: right shifts only, and accumulators that stay below 2^30 whatever the input is.</summary>
    public static bool IsExact(sbyte[] weights, LayerParameters source)
    {
        int channels = source.Multipliers.Length, depth = weights.Length / channels;
        for (int c = 0; c < channels; c++)
        {
            long bound = Math.Abs((long)(source.Bias?[c] ?? 0));
            for (int i = c * depth; i < (c + 1) * depth; i++)
                bound += 255 * Math.Abs((int)weights[i]);
            if (source.Shifts[c] > 0 || bound >= 1 << 30)
                return false;
        }
        return true;
    }
}
