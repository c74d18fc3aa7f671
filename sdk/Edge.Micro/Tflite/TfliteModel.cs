namespace Edge.Micro.Tflite;

/// <summary>What a .tflite file holds: the network, a description and metadata.</summary>
public sealed class TfliteModel
{
    private readonly string[] _metadataNames;
    private readonly byte[][] _metadata;

    internal TfliteModel(Graph graph, string description, bool hasFloatInput, bool hasFloatOutput, string[] metadataNames, byte[][] metadata)
    {
        Graph = graph;
        Description = description;
        HasFloatInput = hasFloatInput;
        HasFloatOutput = hasFloatOutput;
        _metadataNames = metadataNames;
        _metadata = metadata;
    }

    /// <summary>The network.</summary>
    public Graph Graph { get; }

    /// <summary>The file's description; may be empty.</summary>
    public string Description { get; }

    /// <summary>True where the file's input is float32 and a QUANTIZE follows it; the graph begins behind that.</summary>
    public bool HasFloatInput { get; }

    /// <summary>True where the file's output is float32 behind a DEQUANTIZE; the graph ends before that.</summary>
    public bool HasFloatOutput { get; }

    /// <summary>The bytes of a metadata entry, or null.</summary>
    public byte[]? FindMetadata(string name)
    {
        for (int i = 0; i < _metadataNames.Length; i++)
            if (_metadataNames[i] == name)
                return _metadata[i];
        return null;
    }
}
