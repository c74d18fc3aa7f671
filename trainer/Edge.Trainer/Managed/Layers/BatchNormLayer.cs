using System;
using System.Collections.Generic;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Batch normalisation per channel (Ioffe and Szegedy, 2015): y = gamma (x - mean) / sqrt(variance + epsilon) + beta.</summary>
/// <remarks>
/// Sums run in float over the rows of one sample and in double over samples and chunks, in a fixed order. The gradient of the input
/// overwrites that of the output, which nobody reads any more.
/// </remarks>
internal sealed unsafe class BatchNormLayer : Layer, IBatchLayer
{
    /// <summary>What keeps the divisor from zero.</summary>
    public const float Epsilon = 1e-5f;

    // The share of the past in the moving statistics.
    private const double Momentum = 0.9;

    private readonly int _channels;
    private readonly ChannelSums[] _sums;
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly FloatBuffer _batchMean;
    private readonly double[] _batchDeviation;
    private readonly ChannelLine _forward;
    private readonly ChannelLine _backward;

    public BatchNormLayer(LayerSpec spec, Activations input, NetworkContext context)
        : base(spec, input, OutputOf(input, context))
    {
        _channels = input.Shape.Channels;
        Gamma = new Parameter(_channels, 1);
        Beta = new Parameter(_channels, 1);
        Gamma.Values.Span.Fill(1);
        (Mean, Variance) = (new float[_channels], new float[_channels]);
        Variance.AsSpan().Fill(1);
        _sums = new ChannelSums[context.Chunks];
        for (int i = 0; i < _sums.Length; i++)
            _sums[i] = new ChannelSums(_channels);
        (_first, _second, _batchDeviation) = (new double[_channels], new double[_channels], new double[_channels]);
        _batchMean = new FloatBuffer(_channels);
        (_forward, _backward) = (new ChannelLine(_channels), new ChannelLine(_channels));
        Parameters = [Gamma, Beta];
    }

    public Parameter Gamma { get; }

    public Parameter Beta { get; }

    /// <summary>Moving mean, for inference.</summary>
    public float[] Mean { get; }

    /// <summary>Moving variance, for inference.</summary>
    public float[] Variance { get; }

    public override IReadOnlyList<Parameter> Parameters { get; }

    public override IReadOnlyList<float[]> Statistics => [Mean, Variance];

    private int Rows => Input.Shape.Height * Input.Shape.Width;

    public void GatherForward(in Chunk chunk) => _sums[chunk.Index].Moments(Input.ValuesOf(chunk.Start), chunk.Count, Rows);

    public void ReduceForward(int samples, int chunks)
    {
        SumChunks(chunks);
        double count = (double)samples * Rows;
        for (int c = 0; c < _channels; c++)
        {
            double mean = _first[c] / count, variance = Math.Max((_second[c] / count) - (mean * mean), 0);
            _batchMean.Span[c] = (float)mean;
            _batchDeviation[c] = Math.Sqrt(variance + Epsilon);
            Mean[c] = (float)((Momentum * Mean[c]) + ((1 - Momentum) * mean));
            // The moving variance is the unbiased one, as inference sees single samples.
            Variance[c] = (float)((Momentum * Variance[c]) + ((1 - Momentum) * variance * count / Math.Max(count - 1, 1)));
            _forward.Set(c, Gamma.Values.Span[c] / _batchDeviation[c], 0, Beta.Values.Span[c] - (Gamma.Values.Span[c] * mean / _batchDeviation[c]));
        }
    }

    public override void Forward(in Chunk chunk) => _forward.Apply(Input.ValuesOf(chunk.Start), Output.ValuesOf(chunk.Start), chunk.Count * Rows);

    public void GatherBackward(in Chunk chunk) =>
        _sums[chunk.Index].Products(Output.GradientsOf(chunk.Start), Input.ValuesOf(chunk.Start), _batchMean.Pointer, chunk.Count, Rows);

    public void ReduceBackward(int samples, int chunks)
    {
        SumChunks(chunks);
        double count = (double)samples * Rows;
        for (int c = 0; c < _channels; c++)
        {
            double deviation = _batchDeviation[c], scale = Gamma.Values.Span[c] / deviation;
            Beta.Part(0).Span[c] = (float)_first[c];
            Gamma.Part(0).Span[c] = (float)(_second[c] / deviation);
            // dx = scale (dy - mean(dy) - (x - mean) mean(dy (x - mean)) / variance), as a line in dy and x.
            double slope = -scale * _second[c] / (count * deviation * deviation);
            _backward.Set(c, scale, slope, (-scale * _first[c] / count) - (slope * _batchMean.Span[c]));
        }
    }

    public override void Backward(in Chunk chunk)
    {
        if (Input.Gradients is not null)
            _backward.Apply(Output.GradientsOf(chunk.Start), Input.ValuesOf(chunk.Start), Input.GradientsOf(chunk.Start), chunk.Count * Rows);
    }

    /// <summary>Makes the line of <see cref="Layer.Infer"/> from the moving statistics.</summary>
    public override void PrepareInference()
    {
        for (int c = 0; c < _channels; c++)
        {
            double scale = Gamma.Values.Span[c] / Math.Sqrt((double)Variance[c] + Epsilon);
            _forward.Set(c, scale, 0, Beta.Values.Span[c] - (scale * Mean[c]));
        }
    }

    private static Activations OutputOf(Activations input, NetworkContext context)
    {
        int length = input.Shape.Length * context.Batch;
        return new Activations(input.Shape, new FloatBuffer(length), input.Gradients ?? new FloatBuffer(length));
    }

    private void SumChunks(int chunks)
    {
        Array.Clear(_first);
        Array.Clear(_second);
        for (int i = 0; i < chunks; i++)
            for (int c = 0; c < _channels; c++)
            {
                _first[c] += _sums[i].First[c];
                _second[c] += _sums[i].Second[c];
            }
    }
}
