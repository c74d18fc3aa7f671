using System.Collections.Generic;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>An operator of a <see cref="ModelTree"/>.</summary>
internal sealed class OperatorNode
{
    public int Code { get; set; }

    public List<int> Inputs { get; set; } = [];

    public List<int> Outputs { get; set; } = [];

    /// <summary>Which table the options are; 0 for none.</summary>
    public int OptionsType { get; set; }

    /// <summary>The options by field; null where the file has no table.</summary>
    public SortedDictionary<int, OptionField>? Options { get; set; }

    public OperatorNode Clone()
    {
        var copy = (OperatorNode)MemberwiseClone();
        (copy.Inputs, copy.Outputs) = ([.. Inputs], [.. Outputs]);
        copy.Options = Options is null ? null : new SortedDictionary<int, OptionField>(Options);
        return copy;
    }
}
