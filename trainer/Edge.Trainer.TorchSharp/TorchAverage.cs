using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Trainer.Torch;

/// <summary>The exponential moving average of a network's parameters and moving statistics, as the managed backend has it: average = d average + (1 - d) value after every step.</summary>
/// <remarks>d is min(decay, (1 + n) / (10 + n)) at step n. The averages and the values change places for inference.</remarks>
internal sealed class TorchAverage : IDisposable
{
    private readonly TorchArray[] _values;
    private readonly TorchArray[] _averages;
    private readonly float _decay;
    private bool _isInPlace;

    /// <summary>Begins with the values of now.</summary>
    /// <param name="network">The network.</param>
    /// <param name="decay">The highest d.</param>
    public TorchAverage(TorchNetwork network, float decay)
    {
        _values = [.. network.Parameters, .. network.Row.SelectMany(l => l.Statistics)];
        _averages = [.. _values.Select(v => v.Copy())];
        _decay = decay;
    }

    /// <summary>The averages, or the values while those are in the network: parameters, then statistics.</summary>
    public IReadOnlyList<TorchArray> Arrays => _averages;

    /// <summary>Takes in the values of a step; to be called where no gradients are recorded.</summary>
    /// <param name="step">The number of the step, from 0.</param>
    public void Update(long step)
    {
        float decay = (float)Math.Min(_decay, (1.0 + step) / (10.0 + step));
        for (int i = 0; i < _averages.Length; i++)
            _averages[i].Value.mul_(decay).add_(_values[i].Value, 1 - decay);
    }

    /// <summary>Begins anew with the values of now.</summary>
    public void Restart()
    {
        for (int i = 0; i < _averages.Length; i++)
            _averages[i].Write(_values[i].Read());
    }

    /// <summary>Puts the averages (or the values) into the network and keeps the others.</summary>
    public void Place(bool averages)
    {
        if (averages == _isInPlace)
            return;
        _isInPlace = averages;
        for (int i = 0; i < _averages.Length; i++)
            _averages[i].Exchange(_values[i]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (TorchArray average in _averages)
            average.Dispose();
    }
}
