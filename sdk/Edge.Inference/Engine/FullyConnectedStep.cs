using System;
using Edge.Inference.Engine.Forms;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>FULLY_CONNECTED: every row of the input is one position of the tile loop.</summary>
internal sealed unsafe class FullyConnectedStep<TForm, TVector> : Step
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly int _depth;
    private readonly int _channels;
    private readonly int _rowCount;
    private readonly ActivationCopy _copy;
    private readonly PackedWeights _weights;

    /// <summary>Packs a dense layer that is exact by <see cref="PackedWeights.IsExact"/>.</summary>
    public FullyConnectedStep(FullyConnected step)
    {
        (_input, _output, _depth, _channels) = (step.Inputs[0], step.Output, step.Depth, step.Channels);
        _rowCount = _input.Length / _depth;
        _copy = new ActivationCopy(_input.ZeroPoint, TForm.ActivationBytes);
        _weights = new PackedWeights(step.Weights, LayerParameters.Of(step), 1, _depth, _input.ZeroPoint, TForm.ActivationBytes, Tiles<TForm, TVector>.BlockChannels);
    }

    /// <inheritdoc/>
    public override string Form => TForm.Name;

    /// <inheritdoc/>
    public override long ScratchBytes => (long)_depth * TForm.ActivationBytes;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        nint row = 0;
        OutputStage stage = _weights.Output;
        fixed (sbyte* source = _input.Source(arena))
            for (int i = 0; i < _rowCount; i++)
            {
                _copy.Write(source + _input.Offset + (nint)i * _depth, scratch, _depth);
                sbyte* output = pointer + _output.Offset + (nint)i * _channels;
                for (int block = 0; block < _weights.Blocks; block++)
                {
                    int channel = block * Tiles<TForm, TVector>.BlockChannels, count = Math.Min(Tiles<TForm, TVector>.BlockChannels, _channels - channel);
                    Tiles<TForm, TVector>.One(scratch, &row, 1, 4 * _weights.Groups, _weights.Pointer + block * _weights.BlockBytes, _weights.Bias + channel, stage, channel, count, output + channel);
                }
            }
    }
}
