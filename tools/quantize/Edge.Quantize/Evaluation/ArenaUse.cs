using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;

namespace Edge.Quantize.Evaluation;

/// <summary>How many bytes of activations are needed while each step runs.</summary>
public static class ArenaUse
{
    /// <summary>The bytes of all tensors that are alive during each step: written by it or before, and read by it or behind.</summary>
    /// <remarks>The arena is at least as large as the largest of them, and larger where the planner leaves gaps.</remarks>
    /// <param name="graph">The network.</param>
    /// <returns>One number a step.</returns>
    public static long[] ByStep(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var buffers = new Dictionary<Tensor, Life>();
        foreach (Tensor input in graph.Inputs)
            buffers.Add(input, new Life(input.Length, 0));
        for (int time = 0; time < graph.Operators.Length; time++)
        {
            Operator step = graph.Operators[time];
            foreach (Tensor tensor in step.Inputs.Where(buffers.ContainsKey))
                buffers[tensor].Last = time;
            // A reshape's output is its input's bytes.
            if (step.SharesInput)
                buffers[step.Output] = buffers[step.Inputs[0]];
            else
                buffers[step.Output] = new Life(step.Output.Length, time) { Last = time };
        }
        foreach (Tensor output in graph.Outputs.Where(buffers.ContainsKey))
            buffers[output].Last = graph.Operators.Length;
        Life[] lives = [.. buffers.Values.Distinct()];
        return [.. Enumerable.Range(0, graph.Operators.Length).Select(time => lives.Where(l => l.First <= time && time <= l.Last).Sum(l => (long)l.Length))];
    }

    private sealed class Life(int length, int written)
    {
        public int Length => length;

        public int First => written;

        public int Last { get; set; }
    }
}
