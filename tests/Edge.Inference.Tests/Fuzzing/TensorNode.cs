using System.Collections.Generic;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>A tensor of a <see cref="ModelTree"/>.</summary>
internal sealed class TensorNode
{
    public string Name { get; set; } = "";

    public List<int> Shape { get; set; } = [];

    public int Type { get; set; }

    public int Buffer { get; set; }

    public bool IsVariable { get; set; }

    /// <summary>False where the tensor has no quantisation table at all.</summary>
    public bool IsQuantized { get; set; }

    public List<float> Scales { get; set; } = [];

    public List<long> ZeroPoints { get; set; } = [];

    public int QuantizedDimension { get; set; }

    public TensorNode Clone()
    {
        var copy = (TensorNode)MemberwiseClone();
        (copy.Shape, copy.Scales, copy.ZeroPoints) = ([.. Shape], [.. Scales], [.. ZeroPoints]);
        return copy;
    }
}
