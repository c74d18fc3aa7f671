using System;
using System.Collections.Generic;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Managed.Optimizers;
using Edge.Trainer.Training;

namespace Edge.Trainer.Managed;

/// <summary>The state of a network in training, as checkpoints keep it.</summary>
internal static class NetworkState
{
    private const string Counters = "counters";

    /// <summary>Copies parameters, moving statistics, the optimiser's moments, averages and the two counters of steps.</summary>
    public static List<StateTensor> Save(SequentialNetwork network, IOptimizer optimizer, long step, WeightAverage? average = null)
    {
        var state = new List<StateTensor> { StateTensor.Of(Counters, new[] { step, optimizer.Steps }) };
        Visit(network, optimizer, average, (name, values) => state.Add(StateTensor.Of(name, values.ToArray())));
        return state;
    }

    /// <summary>Puts a state back and returns the network's step.</summary>
    /// <exception cref="ArgumentException">The state is of another network or optimiser.</exception>
    public static long Load(SequentialNetwork network, IOptimizer optimizer, IReadOnlyList<StateTensor> state, WeightAverage? average = null)
    {
        ReadOnlySpan<long> counters = state.Named(Counters).As<long>(2);
        // All is checked before anything changes.
        Visit(network, optimizer, average, (name, values) => state.Named(name).As<float>(values.Length));
        Visit(network, optimizer, average, (name, values) => state.Named(name).As<float>(values.Length).CopyTo(values));
        optimizer.Steps = counters[1];
        return counters[0];
    }

    private static void Visit(SequentialNetwork network, IOptimizer optimizer, WeightAverage? average, ArrayVisitor visit)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Layer layer = network.Layers[i];
            for (int j = 0; j < layer.Parameters.Count; j++)
                visit($"network.{i}.{layer.Spec.Type}.{j}", layer.Parameters[j].Values.Span);
            for (int j = 0; j < layer.Statistics.Count; j++)
                visit($"network.{i}.{layer.Spec.Type}.moving.{j}", layer.Statistics[j]);
        }
        IReadOnlyList<FloatBuffer> moments = optimizer.Moments;
        for (int i = 0; i < moments.Count; i++)
            visit($"optimizer.{i}", moments[i].Span);
        for (int i = 0; i < average?.Arrays.Count; i++)
            visit($"average.{i}", average.Arrays[i]);
    }

    private delegate void ArrayVisitor(string name, Span<float> values);
}
