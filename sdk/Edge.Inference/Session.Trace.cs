using System;
using System.Collections.Immutable;
using Edge.Inference.Engine;
using Edge.Micro;

namespace Edge.Inference;

/// <content>What every layer gives, for whoever wants to look inside.</content>
public sealed partial class Session
{
    /// <summary>Quantises a picture, runs, and keeps what every operator gives; the outputs are those of this picture afterwards.</summary>
    /// <remarks>
    /// Allocates what it returns and is slower than <see cref="Run(ReadOnlySpan{byte})"/>: operators that the engine fused run one by one
    /// by their reference kernels. The values are the same bits as those of a usual run.
    /// </remarks>
    /// <param name="pixels">The inputs as bytes (NHWC), one input after the other, 0 to 255 for the real 0 to 1: exactly <see cref="Model.InputLength"/>.</param>
    /// <returns>One entry for each of the graph's operators, in the order of execution.</returns>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> has another length.</exception>
    public ImmutableArray<LayerActivation> Trace(ReadOnlySpan<byte> pixels)
    {
        // The run leaves the outputs as a caller expects them; the steps then begin at the inputs again, which a run may have overwritten.
        Execute(pixels);
        CopyIn(pixels);
        FastKernels? fast = _fast;
        ImmutableArray<LayerActivation>.Builder layers = ImmutableArray.CreateBuilder<LayerActivation>(Model.Graph.Operators.Length);
        if (fast is null)
            TraceReference(Model.Graph.Operators, layers);
        else
            foreach (Step step in fast.Compiled.Steps)
                TraceStep(step, fast, layers);
        return layers.MoveToImmutable();
    }

    private unsafe void TraceStep(Step step, FastKernels fast, ImmutableArray<LayerActivation>.Builder layers)
    {
        if (step.Operators.Length > 1)
        {
            TraceReference(step.Operators, layers);
            return;
        }
        fixed (sbyte* pointer = _arena)
            step.Run(_arena, pointer, fast.Scratch.Pointer);
        layers.Add(Copy(step.Operators[0]));
    }

    private void TraceReference(Operator[] operators, ImmutableArray<LayerActivation>.Builder layers)
    {
        foreach (Operator step in operators)
        {
            step.Run(_arena);
            layers.Add(Copy(step));
        }
    }

    // At once: a later operator may take the same place in the arena.
    private LayerActivation Copy(Operator step) => new(step, _arena.AsSpan(step.Output.Offset, step.Output.Length).ToArray());
}
