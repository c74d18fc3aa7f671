using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Network;

/// <summary>A float network: operators in the order of execution, one input, one output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Input">The tensor that the caller fills.</param>
/// <param name="Output">The tensor that the caller reads.</param>
/// <param name="Operators">The steps.</param>
public sealed record FloatGraph(string Name, FloatTensor Input, FloatTensor Output, IReadOnlyList<FloatOperator> Operators)
{
    /// <summary>The quantisation that the source prescribes for tensors (QuantizeLinear and DequantizeLinear), after fused activations.</summary>
    public IReadOnlyDictionary<FloatTensor, TensorQuantization> Quantization { get; init; } = new Dictionary<FloatTensor, TensorQuantization>();

    /// <summary>Where the network differs from its source by intent, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Names of the classes, one for each element of the output, as the source has them; null where it has none.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>The only operator that reads a tensor; null where there are none or several, or where the tensor is the output.</summary>
    public FloatOperator? OnlyReader(FloatTensor tensor)
    {
        if (tensor == Output)
            return null;
        FloatOperator[] readers = [.. Operators.Where(o => o.Inputs.Contains(tensor)).Take(2)];
        return readers.Length == 1 ? readers[0] : null;
    }
}
