using System;
using Edge.Micro;
using Edge.Micro.Arithmetic;

namespace Edge.Quantize.Quantization;

/// <summary>Runs an int8 network by the reference kernels, one step at a time, for a look at every step's output. One a thread.</summary>
/// <param name="graph">The network: one input.</param>
public sealed class Int8Executor(Graph graph)
{
    private readonly sbyte[] _arena = new sbyte[graph.ArenaBytes];

    /// <summary>What looks at a step's output while it stands in the arena.</summary>
    /// <param name="step">The step.</param>
    /// <param name="output">Its output.</param>
    public delegate void Observer(Operator step, ReadOnlySpan<sbyte> output);

    /// <summary>Runs one sample.</summary>
    /// <param name="input">NHWC, real values.</param>
    /// <param name="observe">Called after each step; the output is gone after the call.</param>
    /// <exception cref="ArgumentException">The sample has another length than the network's input.</exception>
    public void Run(ReadOnlySpan<float> input, Observer observe)
    {
        ArgumentNullException.ThrowIfNull(observe);
        Tensor first = graph.Inputs[0];
        if (input.Length != first.Length)
            throw new ArgumentException($"Expected {first.Length} elements, got {input.Length}.", nameof(input));
        for (int i = 0; i < input.Length; i++)
            _arena[first.Offset + i] = Scales.Quantize(input[i], first.Scale, first.ZeroPoint);
        foreach (Operator step in graph.Operators)
        {
            step.Run(_arena);
            observe(step, _arena.AsSpan(step.Output.Offset, step.Output.Length));
        }
    }
}
