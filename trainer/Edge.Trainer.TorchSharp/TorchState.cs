using System;
using System.Collections.Generic;
using Edge.Trainer.Torch.Layers;
using Edge.Trainer.Torch.Optimizers;
using Edge.Trainer.Training;

namespace Edge.Trainer.Torch;

/// <summary>The state of a training, by the names and in the layouts of the managed backend.</summary>
internal static class TorchState
{
    private const string Counters = "counters";

    /// <summary>Copies parameters, moving statistics, the optimiser's moments, averages and the two counters of steps.</summary>
    public static List<StateTensor> Save(TorchNetwork network, TorchOptimizer optimizer, long step, TorchAverage? average)
    {
        var state = new List<StateTensor> { StateTensor.Of(Counters, new[] { step, optimizer.Steps }) };
        foreach ((string name, TorchArray array) in Arrays(network, optimizer, average))
            state.Add(StateTensor.Of(name, array.Read()));
        return state;
    }

    /// <summary>Puts a state back and returns the network's step.</summary>
    /// <exception cref="ArgumentException">The state is of another network or optimiser.</exception>
    public static long Load(TorchNetwork network, TorchOptimizer optimizer, IReadOnlyList<StateTensor> state, TorchAverage? average)
    {
        ReadOnlySpan<long> counters = state.Named(Counters).As<long>(2);
        // All is checked before anything changes.
        foreach ((string name, TorchArray array) in Arrays(network, optimizer, average))
            state.Named(name).As<float>(array.Length);
        foreach ((string name, TorchArray array) in Arrays(network, optimizer, average))
            array.Write(state.Named(name).As<float>(array.Length));
        optimizer.Steps = counters[1];
        return counters[0];
    }

    private static IEnumerable<(string Name, TorchArray Array)> Arrays(TorchNetwork network, TorchOptimizer optimizer, TorchAverage? average)
    {
        for (int i = 0; i < network.Row.Count; i++)
        {
            TorchLayer layer = network.Row[i];
            for (int j = 0; j < layer.Parameters.Count; j++)
                yield return ($"network.{i}.{layer.Spec.Type}.{j}", layer.Parameters[j]);
            for (int j = 0; j < layer.Statistics.Count; j++)
                yield return ($"network.{i}.{layer.Spec.Type}.moving.{j}", layer.Statistics[j]);
        }
        for (int i = 0; i < optimizer.Moments.Count; i++)
            yield return ($"optimizer.{i}", optimizer.Moments[i]);
        for (int i = 0; i < average?.Arrays.Count; i++)
            yield return ($"average.{i}", average.Arrays[i]);
    }
}
