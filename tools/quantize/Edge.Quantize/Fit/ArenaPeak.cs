using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;

namespace Edge.Quantize.Fit;

/// <summary>The step of a model at which most bytes of activations are needed at once.</summary>
/// <param name="Layer">The step's name.</param>
/// <param name="Bytes">Bytes of the activations that live then.</param>
public sealed record ArenaPeak(string Layer, long Bytes)
{
    /// <summary>Finds the step; of several the first.</summary>
    public static ArenaPeak Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        // A buffer is one tensor, or several where a step lets its output share the input's bytes. Time 0 is before the first step.
        var buffers = new Dictionary<Tensor, Life>(ReferenceEqualityComparer.Instance);
        int end = graph.Operators.Length + 1;
        foreach (Tensor input in graph.Inputs)
            buffers.TryAdd(input, new Life(input.Length, 0));
        for (int time = 1; time < end; time++)
        {
            Operator step = graph.Operators[time - 1];
            foreach (Tensor input in step.Inputs)
                if (buffers.TryGetValue(input, out Life? read))
                    read.Last = time;
            buffers[step.Output] = step.SharesInput && buffers.TryGetValue(step.Inputs[0], out Life? shared) ? shared : new Life(step.Output.Length, time);
        }
        foreach (Tensor output in graph.Outputs)
            if (buffers.TryGetValue(output, out Life? read))
                read.Last = end;
        // A life adds its bytes where it begins and takes them where it has ended: one pass, however many steps there are.
        var change = new long[end + 2];
        foreach (Life life in buffers.Values.Distinct())
        {
            change[life.First] += life.Bytes;
            change[life.Last + 1] -= life.Bytes;
        }
        var peak = new ArenaPeak(graph.Operators.Length == 0 ? "the input" : graph.Operators[0].Name, change[0]);
        long bytes = change[0];
        for (int time = 1; time < end; time++)
        {
            bytes += change[time];
            if (bytes > peak.Bytes)
                peak = new ArenaPeak(graph.Operators[time - 1].Name, bytes);
        }
        return peak;
    }

    private sealed class Life(int bytes, int first)
    {
        public int Bytes { get; } = bytes;

        public int First { get; } = first;

        public int Last { get; set; } = first;
    }
}
