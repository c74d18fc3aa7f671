using System;
using Edge.Benchmarks.Int8Onnx;
using Edge.Cli;
using Edge.Micro;

namespace Edge.Benchmarks.OnnxRuntime;

/// <summary>An int8 network of ours in ONNX Runtime.</summary>
internal sealed class OrtModel : IDisposable
{
    private readonly OrtSession _session;
    private readonly OnnxInput[] _inputs;

    /// <summary>Writes the network as ONNX and loads that.</summary>
    /// <exception cref="UserErrorException">The network has no ONNX form.</exception>
    /// <exception cref="OrtException">ONNX Runtime refuses it.</exception>
    public OrtModel(OrtLibrary library, Graph graph, OnnxForm form, OnnxLayout layout)
    {
        Int8Onnx.Int8Onnx onnx = Int8OnnxWriter.Write(graph, form, layout);
        _inputs = onnx.Inputs;
        _session = new OrtSession(library, onnx);
        Name = $"{form} {layout}".ToUpperInvariant();
    }

    /// <summary>Form and layout.</summary>
    public string Name { get; }

    /// <summary>Sets the inputs.</summary>
    /// <param name="sample">int8, NHWC, one input after the other.</param>
    public void SetInputs(ReadOnlySpan<sbyte> sample)
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            Span<byte> input = _session.Input(i);
            _inputs[i].Write(sample[..input.Length], input);
            sample = sample[input.Length..];
        }
    }

    /// <summary>Runs.</summary>
    public void Run() => _session.Run();

    /// <summary>The largest difference between the output and ours, in steps of int8.</summary>
    public int DifferenceFrom(ReadOnlySpan<sbyte> ours)
    {
        int largest = 0;
        for (int i = 0; i < ours.Length; i++)
            largest = Math.Max(largest, Math.Abs(ours[i] - (_session.Output[i] - 128)));
        return largest;
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
