using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Quantize.Network;

namespace Edge.Quantize.Evaluation;

/// <summary>The activations of an int8 network, each with the float tensor of its name.</summary>
internal sealed class TensorTable
{
    private readonly Dictionary<Tensor, int> _indices = [];
    private readonly List<Tensor> _tensors = [];
    private readonly List<FloatTensor?> _float = [];

    /// <summary>Matches the tensors by name and length.</summary>
    /// <param name="graph">The int8 network.</param>
    /// <param name="reference">The float network, or null.</param>
    public TensorTable(Graph graph, FloatGraph? reference)
    {
        Graph = graph;
        Reference = reference;
        Dictionary<string, FloatTensor> named = [];
        if (reference is not null)
            foreach (FloatTensor tensor in reference.Operators.Select(o => o.Output).Prepend(reference.Input))
                named.TryAdd(tensor.Name, tensor);
        foreach (Tensor tensor in graph.Inputs.Concat(graph.Operators.Select(o => o.Output)))
        {
            if (!_indices.TryAdd(tensor, _tensors.Count))
                continue;
            _tensors.Add(tensor);
            _float.Add(named.TryGetValue(tensor.Name, out FloatTensor? match) && match.Length == tensor.Length ? match : null);
        }
    }

    /// <summary>The int8 network.</summary>
    public Graph Graph { get; }

    /// <summary>The float network; null where there is none.</summary>
    public FloatGraph? Reference { get; }

    /// <summary>Tensors.</summary>
    public int Count => _tensors.Count;

    /// <summary>The tensor of an index.</summary>
    public Tensor this[int index] => _tensors[index];

    /// <summary>The index of a tensor.</summary>
    public int IndexOf(Tensor tensor) => _indices[tensor];

    /// <summary>The float tensor beside a tensor; null where there is none.</summary>
    public FloatTensor? FloatOf(int index) => _float[index];
}
