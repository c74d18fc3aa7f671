using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Micro;
using Edge.NanoSim;
using Edge.Quantize.Data;
using Edge.Quantize.Pipeline;

namespace Edge.Quantize.Fit;

/// <summary>A network on nanoFramework in each of its forms.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Macs">Multiply-accumulates in a run.</param>
/// <param name="Forms">The figures.</param>
public sealed record NanoNetwork(string Name, long Macs, IReadOnlyList<NanoFigures> Forms)
{
    /// <summary>Simulates every form of a network.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tflite">Its file.</param>
    /// <param name="images">Pictures to run it on.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="QuantizeException">It is too large for a board, or has no form.</exception>
    public static NanoNetwork Measure(string name, byte[] tflite, IImageSet images, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(images);
        TfliteSource source = TfliteSource.Read(tflite, images, null, null, cancellationToken);
        Graph graph = source.Model.Graph;
        if (graph.Inputs.Length != 1 || graph.Outputs.Length != 1)
            throw new QuantizeException($"Model '{PrintableName.Of(name)}': expected one input and one output, got {graph.Inputs.Length} and {graph.Outputs.Length}; leave it out.");
        if (graph.Macs > GeneralLoopLatency.MaxMacs || graph.ConstantBytes > StraightLineForm.MaxConstantBytes)
            throw new QuantizeException($"Model '{PrintableName.Of(name)}': expected at most {GeneralLoopLatency.MaxMacs:N0} multiply-accumulates and {StraightLineForm.MaxConstantBytes:N0} bytes of constants, got {graph.Macs:N0} and {graph.ConstantBytes:N0}, too many for any board; leave it out.");
        var inputs = new List<sbyte[]>();
        for (int i = 0; i < Math.Min(count, images.Count); i++)
        {
            var values = new sbyte[graph.Inputs[0].Length];
            GoldenSamples.Quantize(images, i, graph.Inputs, values);
            inputs.Add(values);
        }
        try
        {
            return new NanoNetwork(name, graph.Macs, [.. Enum.GetValues<NanoProgram>().Select(p => NanoFigures.Of(graph, p, source.Golden, inputs, cancellationToken)).OfType<NanoFigures>()]);
        }
        catch (NanoSimException e)
        {
            throw new QuantizeException($"Model '{PrintableName.Of(name)}': expected a network that can be simulated, got \"{e.Message}\"; leave it out.", e);
        }
    }
}
