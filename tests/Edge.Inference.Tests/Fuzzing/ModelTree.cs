using System.Collections.Generic;
using System.Linq;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>What a .tflite file says, as a tree that can be changed at will and written back as a well-formed file.</summary>
internal sealed class ModelTree
{
    public int Version { get; set; } = 3;

    public List<CodeNode> Codes { get; private set; } = [];

    public List<TensorNode> Tensors { get; private set; } = [];

    public List<OperatorNode> Operators { get; private set; } = [];

    public List<int> Inputs { get; private set; } = [];

    public List<int> Outputs { get; private set; } = [];

    /// <summary>The constants' bytes; the first one is empty by convention.</summary>
    public List<byte[]> Buffers { get; private set; } = [[]];

    public List<(string Name, int Buffer)> Metadata { get; private set; } = [];

    /// <summary>True where the constants stand behind the flatbuffer, as in files of more than 2 GB.</summary>
    public bool HasExternalBuffers { get; set; }

    /// <summary>How often the subgraph is written.</summary>
    public int Subgraphs { get; set; } = 1;

    /// <summary>A copy that shares only the buffers' bytes, which are replaced and never changed.</summary>
    public ModelTree Clone()
    {
        var copy = (ModelTree)MemberwiseClone();
        copy.Codes = [.. Codes.Select(c => c.Clone())];
        copy.Tensors = [.. Tensors.Select(t => t.Clone())];
        copy.Operators = [.. Operators.Select(o => o.Clone())];
        (copy.Inputs, copy.Outputs, copy.Buffers, copy.Metadata) = ([.. Inputs], [.. Outputs], [.. Buffers], [.. Metadata]);
        return copy;
    }
}
