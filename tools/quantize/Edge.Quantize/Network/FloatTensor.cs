using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Network;

/// <summary>A tensor of a float network: one sample, NHWC where it has four dimensions. Compared by identity.</summary>
public sealed class FloatTensor
{
    /// <summary>Makes a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Dimensions, the first one (batch) 1.</param>
    /// <exception cref="QuantizeException">A dimension is below 1 or the tensor has more than 2^28 elements.</exception>
    public FloatTensor(string name, params int[] shape)
    {
        Name = name;
        Shape = shape;
        long length = 1;
        foreach (int dimension in shape)
        {
            length = dimension < 1 ? 0 : length * dimension;
            if (length is < 1 or > 1 << 28)
                throw new QuantizeException($"Tensor '{name}': expected dimensions of at least 1 and at most 2^28 elements, got {string.Join('x', shape)}; check kernel sizes and strides of the layer.");
        }
        Length = (int)length;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Dimensions.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Elements.</summary>
    public int Length { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} [{string.Join('x', Shape.Select(d => d))}]";
}
