using System;

namespace Edge.Micro;

/// <summary>Runs a graph by the reference kernels, with an arena of its own. Not for two threads at once; make one a thread.</summary>
public sealed class Interpreter
{
    private readonly sbyte[] _arena;

    /// <summary>Allocates the arena; nothing is allocated afterwards.</summary>
    public Interpreter(Graph graph)
    {
        Graph = graph;
        _arena = new sbyte[graph.ArenaBytes];
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
        Graph.Run(_arena);
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
