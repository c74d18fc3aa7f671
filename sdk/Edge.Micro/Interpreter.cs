using System;
using Edge.Micro.Kernels;

namespace Edge.Micro;

/// <summary>Runs a graph with an arena of its own, by loops for an interpreter of IL. Not for two threads at once; make one a thread.</summary>
/// <remarks>
/// Gives the bytes of <see cref="Graph.Run"/>, the plain reference, for a fraction of its instructions: on a board that does not compile,
/// the number of instructions is the time. Weights that are packed three a word take 8 bytes of heap for every three, and then three
/// multiply-accumulates cost what one costs without.
/// </remarks>
public sealed class Interpreter
{
    /// <summary>Bytes of heap for packed weights where none are named: what a board of 110 KB can spare.</summary>
    public const int DefaultPackedBytes = 24 * 1024;

    private readonly sbyte[] _arena;
    private readonly Kernel?[] _kernels;

    /// <summary>Allocates the arena and <see cref="DefaultPackedBytes"/> at most for packed weights; nothing is allocated afterwards.</summary>
    public Interpreter(Graph graph)
        : this(graph, DefaultPackedBytes)
    {
    }

    /// <summary>Allocates the arena and packed weights; nothing is allocated afterwards.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="packedBytes">Most bytes of heap for packed weights; 0 for none. The operators that gain most for each byte come first, as a whole.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="packedBytes"/> is below 0.</exception>
    public Interpreter(Graph graph, int packedBytes)
    {
        if (packedBytes < 0)
            throw new ArgumentOutOfRangeException(nameof(packedBytes));
        Graph = graph;
        _arena = new sbyte[graph.ArenaBytes];
        _kernels = KernelPlanner.Plan(graph.Operators, packedBytes);
    }

    /// <summary>The network.</summary>
    public Graph Graph { get; }

    /// <summary>Runs once.</summary>
    /// <param name="input">The inputs' values, one input after the other.</param>
    /// <param name="inputStart">Index of the first.</param>
    /// <param name="output">Receives the outputs' values, one output after the other.</param>
    /// <param name="outputStart">Index of the first.</param>
    /// <exception cref="ArgumentException">An array is too short.</exception>
    public void Run(sbyte[] input, int inputStart, sbyte[] output, int outputStart)
    {
        for (int i = 0; i < Graph.Inputs.Length; i++)
        {
            Array.Copy(input, inputStart, _arena, Graph.Inputs[i].Offset, Graph.Inputs[i].Length);
            inputStart += Graph.Inputs[i].Length;
        }
        for (int i = 0; i < _kernels.Length; i++)
        {
            Kernel? kernel = _kernels[i];
            if (kernel == null)
                Graph.Operators[i].Run(_arena);
            else
                kernel.Run(_arena);
        }
        for (int i = 0; i < Graph.Outputs.Length; i++)
        {
            Tensor tensor = Graph.Outputs[i];
            Array.Copy(tensor.Source(_arena), tensor.Offset, output, outputStart, tensor.Length);
            outputStart += tensor.Length;
        }
    }

    /// <summary>Runs golden inputs and compares with golden outputs: a device proves itself with it.</summary>
    /// <param name="inputs">Samples, one after the other.</param>
    /// <param name="outputs">What each sample must give, one after the other.</param>
    /// <returns>The number of samples whose output differs: 0 is right.</returns>
    public int CountGoldenFailures(sbyte[] inputs, sbyte[] outputs)
    {
        int inputLength = Length(Graph.Inputs), outputLength = Length(Graph.Outputs);
        sbyte[] got = new sbyte[outputLength];
        int samples = outputs.Length / outputLength;
        int failures = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            Run(inputs, sample * inputLength, got, 0);
            int wrong = 0;
            for (int i = 0; i < outputLength; i++)
                if (got[i] != outputs[sample * outputLength + i])
                    wrong = 1;
            failures += wrong;
        }
        return failures;
    }

    private static int Length(Tensor[] tensors)
    {
        int length = 0;
        for (int i = 0; i < tensors.Length; i++)
            length += tensors[i].Length;
        return length;
    }
}
