using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Benchmarks.Int8Onnx;
using Edge.Benchmarks.Measurement;
using Edge.Benchmarks.Networks;
using Edge.Benchmarks.OnnxRuntime;
using Edge.Cli;
using Edge.Inference;

namespace Edge.Benchmarks.Comparison;

/// <summary>Measures a network in Edge and in every form of ONNX Runtime, in turn, on one thread tied to one core.</summary>
internal static class Comparer
{
    /// <summary>Compares.</summary>
    /// <param name="network">The network.</param>
    /// <param name="library">ONNX Runtime.</param>
    /// <param name="rounds">Rounds, each of about a millisecond for each engine and form.</param>
    /// <param name="round">Told each round that is over; may be null.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="UserErrorException">The network has no ONNX form, or the answers are too far apart.</exception>
    /// <exception cref="OrtException">ONNX Runtime refuses the network.</exception>
    public static ComparisonRow Compare(BenchmarkNetwork network, OrtLibrary library, int rounds, Action? round, CancellationToken cancellation)
    {
        using var pin = new CpuPin();
        var models = new List<OrtModel>();
        try
        {
            int operators = 0, outputs = 0, samples = 0;
            foreach (OnnxForm form in Enum.GetValues<OnnxForm>())
                foreach (OnnxLayout layout in Enum.GetValues<OnnxLayout>())
                {
                    models.Add(new OrtModel(library, network.MakeGraph(), form, layout));
                    Agreement part = Agreement.Measure(network, library, form, models[^1], cancellation);
                    (operators, outputs, samples) = (Math.Max(operators, part.Operator), Math.Max(outputs, part.Network), part.Samples);
                }
            if (operators > Agreement.MostOfOperator)
                throw new UserErrorException($"Network '{network.Name}': expected every operator of ONNX Runtime within {Agreement.MostOfOperator} step of ours, got a difference of {operators}; the two do not run the same network, so no ratio is given.");

            Session session = network.Model.CreateSession();
            var actions = new List<Action> { () => session.Run(network.Sample(0)) };
            foreach (OrtModel model in models)
            {
                model.SetInputs(network.Sample(0));
                actions.Add(model.Run);
            }
            Timing[] timings = Interleaved.Measure(actions, rounds, round, cancellation);
            int fastest = Enumerable.Range(1, models.Count).MinBy(i => timings[i].Min);
            return new ComparisonRow(network.Name, network.Origin, network.Model.Graph.Macs, timings[0], timings[fastest], models[fastest - 1].Name, new Agreement(operators, outputs, samples));
        }
        finally
        {
            models.ForEach(m => m.Dispose());
        }
    }
}
