using System;
using System.Collections.Generic;

namespace Edge.Trainer.Training;

/// <summary>Looks up the tensors of a state by name.</summary>
public static class StateTensors
{
    /// <summary>The tensor of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static StateTensor Named(this IReadOnlyList<StateTensor> state, string name)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (StateTensor tensor in state)
            if (tensor.Name == name)
                return tensor;
        throw new ArgumentException($"Expected a state with '{name}', got {state.Count} tensors without it.", nameof(state));
    }
}
