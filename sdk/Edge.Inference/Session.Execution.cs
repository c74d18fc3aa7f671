using System;
using Edge.Inference.Engine;
using Edge.Inference.Quantization;
using Edge.Micro;

namespace Edge.Inference;

/// <content>How a run goes: inputs into the arena, the kernels, outputs out of it.</content>
public sealed partial class Session
{
    /// <summary>Quantises a picture and runs; the outputs stay quantised until they are asked for.</summary>
    internal void Execute(ReadOnlySpan<byte> pixels)
    {
        RequireLength(pixels.Length);
        CopyIn(pixels);
        RunGraph();
    }

    /// <summary>Quantises real values and runs; the outputs stay quantised until they are asked for.</summary>
    internal void Execute(ReadOnlySpan<float> reals)
    {
        RequireLength(reals.Length);
        for (int i = 0; i < Model.Graph.Inputs.Length; i++)
        {
            Tensor tensor = Model.Graph.Inputs[i];
            Model.InputQuantizers[i].Quantize(reals[..tensor.Length], _arena.AsSpan(tensor.Offset));
            reals = reals[tensor.Length..];
        }
        RunGraph();
    }

    /// <summary>Takes fast kernels from now on. Any thread may call it.</summary>
    internal void Use(FastKernels fast) => _fast = fast;

    /// <summary>The most probable class of the last run's first output.</summary>
    internal Classification Largest()
    {
        Classification best = default;
        OutputReader.FindLargest(Model.Graph.Outputs[0], GetOutput(0), new Span<Classification>(ref best));
        return best;
    }

    private void CopyIn(ReadOnlySpan<sbyte> input)
    {
        foreach (Tensor tensor in Model.Graph.Inputs)
        {
            input[..tensor.Length].CopyTo(_arena.AsSpan(tensor.Offset));
            input = input[tensor.Length..];
        }
    }

    private void CopyIn(ReadOnlySpan<byte> pixels)
    {
        for (int i = 0; i < Model.Graph.Inputs.Length; i++)
        {
            Tensor tensor = Model.Graph.Inputs[i];
            Model.InputQuantizers[i].Quantize(pixels[..tensor.Length], _arena.AsSpan(tensor.Offset));
            pixels = pixels[tensor.Length..];
        }
    }

    private unsafe void RunGraph()
    {
        _realsAreCurrent = false;
        FastKernels? fast = _fast;
        if (fast is null)
            Model.Graph.Run(_arena);
        else
            fast.Compiled.Run(_arena, fast.Scratch.Pointer);
        int to = CacheLine;
        foreach (Tensor tensor in Model.Graph.Outputs)
        {
            tensor.Source(_arena).AsSpan(tensor.Offset, tensor.Length).CopyTo(_outputs.AsSpan(to));
            to += tensor.Length;
        }
    }

    private void RequireLength(int got)
    {
        if (got != Model.InputLength)
            throw new ArgumentException($"Expected {Model.InputLength} input values, got {got}; pass one for each element of the model's inputs.");
    }
}
