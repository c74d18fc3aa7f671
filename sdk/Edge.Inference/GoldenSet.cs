using System;
using System.Runtime.InteropServices;
using Edge.Micro;

namespace Edge.Inference;

/// <summary>Inputs that travel with a model, and the output bits that each must give.</summary>
internal sealed class GoldenSet
{
    private readonly sbyte[] _inputs;
    private readonly sbyte[] _outputs;
    private readonly int _inputLength;
    private readonly int _outputLength;
    private readonly bool _interleaved;

    private GoldenSet(Model model, sbyte[] inputs, sbyte[] outputs, bool interleaved)
    {
        (_inputs, _outputs, _interleaved) = (inputs, outputs, interleaved);
        (_inputLength, _outputLength) = (model.InputLength, model.OutputLength);
        long bytes = interleaved ? inputs.Length : (long)inputs.Length + outputs.Length, sample = (long)_inputLength + _outputLength;
        Count = (int)(bytes / sample);
        if (bytes % sample != 0 || (!interleaved && inputs.Length != (long)Count * _inputLength))
            throw new InvalidModelException($"Model '{model.Graph.Name}': expected golden samples of {_inputLength} bytes in and {_outputLength} out each, got {bytes} bytes in all; quantise the model again.");
    }

    /// <summary>Number of samples.</summary>
    public int Count { get; }

    /// <summary>The samples of a file's metadata entry: for each its input bytes, then its output bytes.</summary>
    public static GoldenSet OfMetadata(Model model, byte[]? metadata)
    {
        sbyte[] samples = MemoryMarshal.Cast<byte, sbyte>(metadata).ToArray();
        return new GoldenSet(model, samples, samples, interleaved: true);
    }

    /// <summary>The samples that a generated class gives to its graph: all inputs, and all outputs.</summary>
    public static GoldenSet OfGraph(Model model) => new(model, model.Graph.GoldenInputs(), model.Graph.GoldenOutputs(), interleaved: false);

    /// <summary>A sample's input.</summary>
    public ReadOnlySpan<sbyte> Input(int index) => _inputs.AsSpan(index * (_interleaved ? _inputLength + _outputLength : _inputLength), _inputLength);

    /// <summary>What it must give.</summary>
    public ReadOnlySpan<sbyte> Output(int index) => _outputs.AsSpan(_interleaved ? index * (_inputLength + _outputLength) + _inputLength : index * _outputLength, _outputLength);
}
