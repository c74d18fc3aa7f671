using System;
using Edge.Micro;
using Edge.Micro.Arithmetic;

namespace Edge.Inference;

/// <summary>Runs a <see cref="Model"/> in buffers of its own. For one thread at a time; sessions are independent of each other.</summary>
public sealed class Session
{
    private readonly sbyte[] _arena;
    private readonly sbyte[] _input;
    private readonly sbyte[] _output;
    private readonly float[] _probabilities;

    internal Session(Model model)
    {
        Model = model;
        _arena = new sbyte[model.Graph.ArenaBytes];
        _input = new sbyte[model.InputLength];
        _output = new sbyte[model.OutputLength];
        _probabilities = new float[model.OutputLength];
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>The real values of the last run's outputs: behind a softmax, probabilities. Overwritten by the next run.</summary>
    public ReadOnlySpan<float> Probabilities => _probabilities;

    /// <summary>Runs on quantised values. Allocates nothing.</summary>
    /// <param name="input">The inputs' int8 values (NHWC), one input after the other: exactly <see cref="Model.InputLength"/>.</param>
    /// <returns>The outputs' int8 values, one output after the other; overwritten by the next run.</returns>
    /// <exception cref="ArgumentException"><paramref name="input"/> has another length.</exception>
    public ReadOnlySpan<sbyte> Run(ReadOnlySpan<sbyte> input)
    {
        RequireLength(input.Length);
        foreach (Tensor tensor in Model.Graph.Inputs)
        {
            input[..tensor.Length].CopyTo(_arena.AsSpan(tensor.Offset));
            input = input[tensor.Length..];
        }
        Model.Graph.Run(_arena);
        int to = 0;
        foreach (Tensor tensor in Model.Graph.Outputs)
        {
            ReadOnlySpan<sbyte> values = tensor.Source(_arena).AsSpan(tensor.Offset, tensor.Length);
            values.CopyTo(_output.AsSpan(to));
            foreach (sbyte q in values)
                _probabilities[to++] = Scales.Dequantize(tensor.IsUnsigned ? (byte)q : q, tensor.Scale, tensor.ZeroPoint);
        }
        return _output;
    }

    /// <summary>Quantises real values and runs. Allocates nothing.</summary>
    /// <param name="input">Real values (NHWC): exactly <see cref="Model.InputLength"/>.</param>
    /// <returns>The outputs' real values; overwritten by the next run.</returns>
    /// <exception cref="ArgumentException"><paramref name="input"/> has another length.</exception>
    public ReadOnlySpan<float> Run(ReadOnlySpan<float> input)
    {
        RequireLength(input.Length);
        int i = 0;
        foreach (Tensor tensor in Model.Graph.Inputs)
            for (int end = i + tensor.Length; i < end; i++)
                _input[i] = QuantizeFor(tensor, input[i]);
        Run((ReadOnlySpan<sbyte>)_input);
        return _probabilities;
    }

    /// <summary>Runs on a picture and finds the most probable class. Allocates nothing.</summary>
    /// <param name="pixels">The inputs as bytes (NHWC), one input after the other, 0 to 255 for the real 0 to 1: exactly <see cref="Model.InputLength"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> has another length.</exception>
    public Classification Classify(ReadOnlySpan<byte> pixels)
    {
        RequireLength(pixels.Length);
        int i = 0;
        for (int tensor = 0; tensor < Model.Graph.Inputs.Length; tensor++)
        {
            sbyte[] table = Model.ByteToInput[tensor];
            for (int end = i + Model.Graph.Inputs[tensor].Length; i < end; i++)
                _input[i] = table[pixels[i]];
        }
        Run((ReadOnlySpan<sbyte>)_input);
        return Largest();
    }

    /// <summary>Runs on real values and finds the most probable class. Allocates nothing.</summary>
    /// <param name="values">Real values (NHWC): exactly <see cref="Model.InputLength"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> has another length.</exception>
    public Classification Classify(ReadOnlySpan<float> values)
    {
        Run(values);
        return Largest();
    }

    internal static sbyte QuantizeFor(Tensor tensor, float real) =>
        // A uint8 tensor is an int8 one with every value 128 higher.
        tensor.IsUnsigned
            ? unchecked((sbyte)(Scales.Quantize(real, tensor.Scale, tensor.ZeroPoint - 128) + 128))
            : Scales.Quantize(real, tensor.Scale, tensor.ZeroPoint);

    private Classification Largest()
    {
        int best = 0;
        for (int i = 1; i < _probabilities.Length; i++)
            if (_probabilities[i] > _probabilities[best])
                best = i;
        return new Classification(best, _probabilities[best]);
    }

    private void RequireLength(int got)
    {
        if (got != Model.InputLength)
            throw new ArgumentException($"Expected {Model.InputLength} input values, got {got}; pass one for each element of the model's inputs.");
    }
}
