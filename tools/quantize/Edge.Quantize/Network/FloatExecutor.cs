using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Network;

/// <summary>Runs a float network one sample at a time and keeps every tensor for a look at its values. One a thread.</summary>
public sealed class FloatExecutor
{
    private readonly FloatGraph _graph;
    private readonly Dictionary<FloatTensor, float[]> _values = [];
    private readonly float[][][] _inputs;

    /// <summary>Allocates the tensors.</summary>
    public FloatExecutor(FloatGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _graph = graph;
        _values.Add(graph.Input, new float[graph.Input.Length]);
        foreach (FloatOperator step in graph.Operators)
            _values.Add(step.Output, new float[step.Output.Length]);
        _inputs = [.. graph.Operators.Select(o => o.Inputs.Select(i => _values[i]).ToArray())];
    }

    /// <summary>The values of a tensor after a run.</summary>
    public ReadOnlySpan<float> this[FloatTensor tensor] => _values[tensor];

    /// <summary>Runs one sample.</summary>
    /// <param name="input">NHWC.</param>
    /// <returns>The output; overwritten by the next run.</returns>
    public ReadOnlySpan<float> Run(ReadOnlySpan<float> input)
    {
        input.CopyTo(_values[_graph.Input]);
        for (int i = 0; i < _inputs.Length; i++)
            _graph.Operators[i].Run(_inputs[i], _values[_graph.Operators[i].Output]);
        return _values[_graph.Output];
    }
}
