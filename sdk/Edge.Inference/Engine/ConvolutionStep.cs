using System;
using Edge.Inference.Engine.Forms;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>CONV_2D without im2col, optionally with the 2x2 max pool behind it.</summary>
internal sealed unsafe class ConvolutionStep<TForm, TVector> : Step
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly int _batches;
    private readonly int _outputHeight;
    private readonly int _outputWidth;
    private readonly nint _strideDown;
    private readonly nint _strideRight;
    private readonly bool _pooled;
    private readonly int _channels;
    private readonly nint[] _rows;
    private readonly PaddedPicture _picture;
    private readonly PackedWeights _weights;

    /// <summary>Packs a convolution.</summary>
    /// <param name="conv">Not grouped, and exact by <see cref="PackedWeights.IsExact"/>.</param>
    /// <param name="pool">A 2x2 max pool of stride 2 without padding that alone reads it, or null.</param>
    public ConvolutionStep(Conv2D conv, MaxPool2D? pool)
    {
        _input = conv.Inputs[0];
        _output = pool is null ? conv.Output : pool.Output;
        (_batches, _outputHeight, _outputWidth, _channels) = (_output.Shape[0], _output.Shape[1], _output.Shape[2], _output.Shape[3]);
        _pooled = pool is not null;
        Window window = conv.Window;
        _picture = new PaddedPicture(conv, TForm.ActivationBytes);
        _strideDown = (nint)window.StrideHeight * _picture.RowBytes;
        _strideRight = (nint)window.StrideWidth * _picture.CellBytes;
        // Without dilation the taps of a kernel row are neighbours in memory: one run. With it each tap is a run of its own.
        int runs = window.DilationWidth == 1 ? 1 : window.Width;
        _rows = new nint[window.Height * runs];
        for (int i = 0; i < _rows.Length; i++)
            _rows[i] = (nint)(i / runs) * window.DilationHeight * _picture.RowBytes + (nint)(i % runs) * window.DilationWidth * _picture.CellBytes;
        LayerParameters parameters = LayerParameters.Of(conv);
        if (pool is not null)
            parameters = parameters.ThenClamp(pool.ActivationMin, pool.ActivationMax);
        int depth = window.Width / runs * conv.GroupChannels;
        _weights = new PackedWeights(conv.Weights, parameters, _rows.Length, depth, _input.ZeroPoint, TForm.ActivationBytes, Tiles<TForm, TVector>.BlockChannels);
    }

    /// <inheritdoc/>
    public override string Form => TForm.Name + (_pooled ? " +pool" : "");

    /// <inheritdoc/>
    public override long ScratchBytes => _picture.Bytes;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        int inputLength = _input.Length / _batches, outputLength = _output.Length / _batches;
        fixed (sbyte* source = _input.Source(arena))
        fixed (nint* rows = _rows)
            for (int batch = 0; batch < _batches; batch++)
            {
                _picture.Write(source + _input.Offset + (nint)batch * inputLength, scratch);
                sbyte* output = pointer + _output.Offset + (nint)batch * outputLength;
                for (int block = 0; block < _weights.Blocks; block++)
                {
                    if (_pooled)
                        RunPooled(scratch, rows, block, output);
                    else
                        RunPlain(scratch, rows, block, output);
                }
            }
    }

    private void RunPooled(byte* picture, nint* rows, int block, sbyte* output)
    {
        int channel = block * Tiles<TForm, TVector>.BlockChannels, count = Math.Min(Tiles<TForm, TVector>.BlockChannels, _channels - channel);
        byte* weights = _weights.Pointer + block * _weights.BlockBytes;
        byte** positions = stackalloc byte*[4];
        OutputStage stage = _weights.Output;
        sbyte* to = output + channel;
        for (int y = 0; y < _outputHeight; y++)
            for (int x = 0; x < _outputWidth; x++, to += _channels)
            {
                positions[0] = picture + 2 * y * _strideDown + 2 * x * _strideRight;
                positions[1] = positions[0] + _strideRight;
                positions[2] = positions[0] + _strideDown;
                positions[3] = positions[2] + _strideRight;
                Tiles<TForm, TVector>.FourMax(positions, rows, _rows.Length, 4 * _weights.Groups, weights, _weights.Bias + channel, stage, channel, count, to);
            }
    }

    private void RunPlain(byte* picture, nint* rows, int block, sbyte* output)
    {
        int channel = block * Tiles<TForm, TVector>.BlockChannels, count = Math.Min(Tiles<TForm, TVector>.BlockChannels, _channels - channel);
        byte* weights = _weights.Pointer + block * _weights.BlockBytes;
        byte** positions = stackalloc byte*[4];
        sbyte** destinations = stackalloc sbyte*[4];
        OutputStage stage = _weights.Output;
        int waiting = 0;
        sbyte* to = output + channel;
        for (int y = 0; y < _outputHeight; y++)
        {
            byte* position = picture + y * _strideDown;
            for (int x = 0; x < _outputWidth; x++, to += _channels, position += _strideRight)
            {
                positions[waiting] = position;
                destinations[waiting] = to;
                if (++waiting < 4)
                    continue;
                Tiles<TForm, TVector>.Four(positions, rows, _rows.Length, 4 * _weights.Groups, weights, _weights.Bias + channel, stage, channel, count, destinations);
                waiting = 0;
            }
        }
        for (int i = 0; i < waiting; i++)
            Tiles<TForm, TVector>.One(positions[i], rows, _rows.Length, 4 * _weights.Groups, weights, _weights.Bias + channel, stage, channel, count, destinations[i]);
    }
}
