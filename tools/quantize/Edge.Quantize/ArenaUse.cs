using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;

namespace Edge.Quantize;

/// <summary>How many bytes of activations are needed while each step runs.</summary>
public static class ArenaUse
{
    /// <summary>The bytes of all tensors that are alive: written before or by a step, and read by it or behind.</summary>
    /// <remarks>The arena is at least as large as the largest of them, and larger where the planner leaves gaps.</remarks>
    /// <param name="graph">The network.</param>
    /// <returns>The inputs' bytes before the first step, then one number a step.</returns>
    public static long[] ByTime(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        // A buffer is one tensor, or several where a step lets its output share the input's bytes.
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
        var bytes = new long[end + 2];
        foreach (Life life in buffers.Values.Distinct())
        {
            bytes[life.First] += life.Bytes;
            bytes[life.Last + 1] -= life.Bytes;
        }
        for (int time = 1; time < end; time++)
            bytes[time] += bytes[time - 1];
        return bytes[..end];
    }

    private sealed class Life(int bytes, int first)
    {
        public int Bytes { get; } = bytes;

        public int First { get; } = first;

        public int Last { get; set; } = first;
    }
}
