using System;

namespace Edge.Micro;

/// <summary>A network that is ready to run: its operators in order, and the place of every activation in one arena.</summary>
/// <remarks>Immutable after construction. Any number of threads may run one graph, each with an arena of its own.</remarks>
public sealed class Graph
{
    private readonly SampleSource? _goldenInputs;
    private readonly SampleSource? _goldenOutputs;
    private readonly LabelSource? _labels;

    /// <summary>Checks that every tensor is written before it is read, and plans the arena.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="inputs">Tensors that the caller fills.</param>
    /// <param name="outputs">Tensors that the caller reads.</param>
    /// <param name="operators">Steps in the order of execution.</param>
    /// <exception cref="InvalidModelException">A tensor is read before it is written, or written twice; or the arena would pass 2^31 bytes.</exception>
    public Graph(string name, Tensor[] inputs, Tensor[] outputs, Operator[] operators)
    {
        Name = name;
        Inputs = inputs;
        Outputs = outputs;
        Operators = operators;
        if (inputs.Length == 0 || outputs.Length == 0)
            throw new InvalidModelException("Model '" + name + "': expected at least one input and one output, got " + inputs.Length + " and " + outputs.Length + "; export it again.");
        // A tensor may be listed as an output many times, so that they together can be larger than the arena.
        long outputLength = 0;
        for (int i = 0; i < outputs.Length; i++)
            outputLength += outputs[i].Length;
        if (outputLength > Tensor.MaxLength)
            throw new InvalidModelException("Model '" + name + "': expected outputs of at most " + Tensor.MaxLength + " elements together, got " + outputLength + "; use a smaller model.");
        ArenaBytes = ArenaPlanner.Plan(this);
    }

    /// <summary>The same, with golden samples that travel with the network.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="inputs">Tensors that the caller fills.</param>
    /// <param name="outputs">Tensors that the caller reads.</param>
    /// <param name="operators">Steps in the order of execution.</param>
    /// <param name="goldenInputs">Inputs of the samples.</param>
    /// <param name="goldenOutputs">What each sample must give.</param>
    /// <exception cref="InvalidModelException">As without samples.</exception>
    public Graph(string name, Tensor[] inputs, Tensor[] outputs, Operator[] operators, SampleSource goldenInputs, SampleSource goldenOutputs)
        : this(name, inputs, outputs, operators)
    {
        _goldenInputs = goldenInputs;
        _goldenOutputs = goldenOutputs;
    }

    /// <summary>The same, with golden samples and the names of the classes.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="inputs">Tensors that the caller fills.</param>
    /// <param name="outputs">Tensors that the caller reads.</param>
    /// <param name="operators">Steps in the order of execution.</param>
    /// <param name="goldenInputs">Inputs of the samples.</param>
    /// <param name="goldenOutputs">What each sample must give.</param>
    /// <param name="labels">One name for each element of the first output.</param>
    /// <exception cref="InvalidModelException">As without samples.</exception>
    public Graph(string name, Tensor[] inputs, Tensor[] outputs, Operator[] operators, SampleSource goldenInputs, SampleSource goldenOutputs, LabelSource labels)
        : this(name, inputs, outputs, operators, goldenInputs, goldenOutputs)
    {
        _labels = labels;
    }

    /// <summary>Name for messages.</summary>
    public string Name { get; }

    /// <summary>Tensors that the caller fills.</summary>
    public Tensor[] Inputs { get; }

    /// <summary>Tensors that the caller reads.</summary>
    public Tensor[] Outputs { get; }

    /// <summary>Steps in the order of execution.</summary>
    public Operator[] Operators { get; }

    /// <summary>Exact bytes of the arena that <see cref="Run"/> needs: all activations, inputs and outputs included.</summary>
    public int ArenaBytes { get; }

    /// <summary>Multiply-accumulates of one run.</summary>
    public long Macs
    {
        get
        {
            long macs = 0;
            for (int i = 0; i < Operators.Length; i++)
                macs += Operators[i].Macs;
            return macs;
        }
    }

    /// <summary>Bytes of all constants: weights, biases, multipliers and shifts.</summary>
    public long ConstantBytes
    {
        get
        {
            long bytes = 0;
            for (int i = 0; i < Operators.Length; i++)
            {
                bytes += Operators[i].ConstantBytes;
                for (int j = 0; j < Operators[i].Inputs.Length; j++)
                {
                    sbyte[]? data = Operators[i].Inputs[j].Data;
                    bytes += data == null ? 0 : data.Length;
                }
            }
            return bytes;
        }
    }

    /// <summary>A copy of the golden samples' inputs, one after the other; empty where there are none.</summary>
    public sbyte[] GoldenInputs() => _goldenInputs == null ? new sbyte[0] : _goldenInputs();

    /// <summary>A copy of what the golden samples must give, one after the other; empty where there are none.</summary>
    public sbyte[] GoldenOutputs() => _goldenOutputs == null ? new sbyte[0] : _goldenOutputs();

    /// <summary>A copy of the names of the classes, one for each element of the first output; null where they are not known.</summary>
    public string[]? Labels() => _labels == null ? null : _labels();

    /// <summary>Runs every operator. The inputs must stand in the arena; the outputs stand there afterwards. Allocates nothing.</summary>
    /// <param name="arena">At least <see cref="ArenaBytes"/> long.</param>
    /// <exception cref="ArgumentException">The arena is too small.</exception>
    public void Run(sbyte[] arena)
    {
        if (arena.Length < ArenaBytes)
            throw new ArgumentException("Expected an arena of at least " + ArenaBytes + " bytes, got " + arena.Length + ".");
        for (int i = 0; i < Operators.Length; i++)
            Operators[i].Run(arena);
    }
}
