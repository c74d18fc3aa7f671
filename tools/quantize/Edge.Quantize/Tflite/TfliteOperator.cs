using System.Collections.Generic;

namespace Edge.Quantize.Tflite;

/// <summary>An operator of a .tflite file to be written.</summary>
internal sealed record TfliteOperator
{
    /// <summary>Code of the schema.</summary>
    public required int Code { get; init; }

    /// <summary>Version of the operator that int8 needs.</summary>
    public required int Version { get; init; }

    /// <summary>Indices of the tensors read; -1 for an absent optional one.</summary>
    public required IReadOnlyList<int> Inputs { get; init; }

    /// <summary>Index of the tensor written.</summary>
    public required int Output { get; init; }

    /// <summary>Which table the options are; 0 for none.</summary>
    public int OptionsType { get; init; }

    /// <summary>The options.</summary>
    public FlatTableBuilder? Options { get; init; }
}
