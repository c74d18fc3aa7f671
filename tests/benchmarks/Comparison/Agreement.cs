using System;
using System.Linq;
using System.Threading;
using Edge.Benchmarks.Int8Onnx;
using Edge.Benchmarks.Networks;
using Edge.Benchmarks.OnnxRuntime;
using Edge.Inference;
using Edge.Micro;

namespace Edge.Benchmarks.Comparison;

/// <summary>How far ONNX Runtime's answers are from ours, in steps of int8: it requantises in floats, the contract in integers.</summary>
/// <param name="Operator">The largest difference of an operator's output where both have the same inputs.</param>
/// <param name="Network">The largest difference of the whole network's output.</param>
/// <param name="Samples">On how many samples.</param>
internal sealed record Agreement(int Operator, int Network, int Samples)
{
    /// <summary>More than this in one operator means that the two networks are not the same.</summary>
    public const int MostOfOperator = 1;

    private const int OperatorSamples = 3;
    private const int NetworkSamples = 50;

    /// <summary>Compares each operator and the whole.</summary>
    /// <param name="network">The network.</param>
    /// <param name="library">ONNX Runtime.</param>
    /// <param name="form">The form of ONNX.</param>
    /// <param name="whole">The whole network in ONNX Runtime.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Agreement Measure(BenchmarkNetwork network, OrtLibrary library, OnnxForm form, OrtModel whole, CancellationToken cancellation)
    {
        int operators = 0, outputs = 0, samples = Math.Min(NetworkSamples, network.Samples);
        Session session = network.Model.CreateSession();
        for (int i = 0; i < samples; i++)
        {
            whole.SetInputs(network.Sample(i));
            whole.Run();
            outputs = Math.Max(outputs, whole.DifferenceFrom(session.Run(network.Sample(i))));
        }
        for (int i = 0; i < network.Model.Graph.Operators.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            operators = Math.Max(operators, OfOperator(network, library, form, i));
        }
        return new Agreement(operators, outputs, samples);
    }

    private static int OfOperator(BenchmarkNetwork network, OrtLibrary library, OnnxForm form, int index)
    {
        Graph slice = GraphSlice.Of(network, index, 1);
        using var ort = new OrtModel(library, slice, form, OnnxLayout.Nchw);
        Session ours = Model.Load(slice).CreateSession();
        // Each input of the operator by a network that ends with it, or the sample itself.
        Session?[] sources = Array.ConvertAll(slice.Inputs, t => Source(network, t));
        int largest = 0;
        for (int sample = 0; sample < Math.Min(OperatorSamples, network.Samples); sample++)
        {
            sbyte[] inputs = [.. sources.SelectMany(s => (s is null ? network.Sample(sample) : s.Run(network.Sample(sample))).ToArray())];
            ort.SetInputs(inputs);
            ort.Run();
            largest = Math.Max(largest, ort.DifferenceFrom(ours.Run((ReadOnlySpan<sbyte>)inputs)));
        }
        return largest;
    }

    private static Session? Source(BenchmarkNetwork network, Tensor tensor)
    {
        Operator[] steps = network.Model.Graph.Operators;
        int writer = Array.FindIndex(steps, s => s.Output.Name == tensor.Name);
        return writer < 0 ? null : Model.Load(GraphSlice.UpTo(network, writer)).CreateSession();
    }
}
