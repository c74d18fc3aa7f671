using System;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Tflite;

namespace Edge.Benchmarks.Networks;

/// <summary>A network to measure.</summary>
internal sealed class BenchmarkNetwork
{
    private const int RandomSamples = 20;

    private readonly byte[] _tflite;
    private readonly sbyte[] _inputs;

    /// <summary>Takes a network.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="origin">Where it is from, for the report.</param>
    /// <param name="tflite">The model file.</param>
    /// <param name="inputs">Samples, one after the other; the first one is timed. Empty for seeded random ones.</param>
    public BenchmarkNetwork(string name, string origin, byte[] tflite, sbyte[] inputs)
    {
        Name = name;
        Origin = origin;
        _tflite = tflite;
        Model = Model.Load(tflite);
        _inputs = inputs.Length > 0 && inputs.Length % Model.InputLength == 0 ? inputs : RandomInputs();
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Where it is from.</summary>
    public string Origin { get; }

    /// <summary>The network.</summary>
    public Model Model { get; }

    /// <summary>Number of samples.</summary>
    public int Samples => _inputs.Length / Model.InputLength;

    /// <summary>A sample, int8, NHWC.</summary>
    public ReadOnlySpan<sbyte> Sample(int index) => _inputs.AsSpan(index * Model.InputLength, Model.InputLength);

    /// <summary>The network once more: a graph's tensors belong to one plan, so that each slice needs tensors of its own.</summary>
    public Graph MakeGraph() => TfliteReader.Read(_tflite, new ModelLimits()).Graph;

    private sbyte[] RandomInputs()
    {
        var random = new Random(1);
        var inputs = new sbyte[RandomSamples * Model.InputLength];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = (sbyte)random.Next(-128, 128);
        return inputs;
    }
}
