using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Edge.Trainer.Managed.Layers;

namespace Edge.Trainer.Managed;

/// <summary>The exponential moving average of a network's parameters and moving statistics: average = d average + (1 - d) value after every step.</summary>
/// <remarks>d is min(decay, (1 + n) / (10 + n)) at step n, so that the first, random weights are soon forgotten. The averages and the values change places for inference.</remarks>
internal sealed class WeightAverage
{
    private readonly Parameter[] _parameters;
    private readonly float[][] _statistics;
    private readonly float[][] _averages;
    private readonly float _decay;

    /// <summary>Begins with the values of now.</summary>
    public WeightAverage(IReadOnlyList<Layer> layers, float decay)
    {
        _parameters = [.. layers.SelectMany(l => l.Parameters)];
        _statistics = [.. layers.SelectMany(l => l.Statistics)];
        _decay = decay;
        _averages = [.. _parameters.Select(p => p.Values.ToArray()), .. _statistics.Select(s => (float[])s.Clone())];
    }

    /// <summary>The averages, or the values while they are <see cref="IsInPlace"/>: parameters, then statistics.</summary>
    public IReadOnlyList<float[]> Arrays => _averages;

    /// <summary>Whether the network holds the averages.</summary>
    public bool IsInPlace { get; private set; }

    /// <summary>Takes in the values of a step.</summary>
    /// <param name="step">The number of the step, from 0.</param>
    public void Update(long step)
    {
        float decay = (float)Math.Min(_decay, (1.0 + step) / (10.0 + step));
        for (int i = 0; i < _averages.Length; i++)
            Blend(_averages[i], ValuesOf(i), decay);
    }

    /// <summary>Begins anew with the values of now.</summary>
    public void Restart()
    {
        for (int i = 0; i < _averages.Length; i++)
            ValuesOf(i).CopyTo(_averages[i]);
    }

    /// <summary>Puts the averages (or the values) into the network and keeps the others.</summary>
    public void Place(bool averages)
    {
        if (averages == IsInPlace)
            return;
        IsInPlace = averages;
        for (int i = 0; i < _averages.Length; i++)
        {
            Span<float> values = ValuesOf(i);
            for (int j = 0; j < values.Length; j++)
                (values[j], _averages[i][j]) = (_averages[i][j], values[j]);
        }
    }

    private Span<float> ValuesOf(int index) => index < _parameters.Length ? _parameters[index].Values.Span : _statistics[index - _parameters.Length];

    private static void Blend(Span<float> averages, ReadOnlySpan<float> values, float decay)
    {
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
            ((new Vector<float>(averages[i..]) * decay) + (new Vector<float>(values[i..]) * (1 - decay))).CopyTo(averages[i..]);
        for (; i < values.Length; i++)
            averages[i] = (averages[i] * decay) + (values[i] * (1 - decay));
    }
}
