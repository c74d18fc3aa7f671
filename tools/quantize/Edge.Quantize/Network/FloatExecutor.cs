using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Quantization;

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
        Round(_graph.Input);
        for (int i = 0; i < _inputs.Length; i++)
        {
            FloatTensor output = _graph.Operators[i].Output;
            _graph.Operators[i].Run(_inputs[i], _values[output]);
            Round(output);
        }
        return _values[_graph.Output];
    }

    // What QuantizeLinear and DequantizeLinear do in the source.
    private void Round(FloatTensor tensor)
    {
        if (_graph.Quantization.TryGetValue(tensor, out TensorQuantization quantization))
            quantization.Round(_values[tensor]);
    }
}
