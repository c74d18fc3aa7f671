using System;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed;

/// <summary>A trained array: its values, their gradient, and the parts of the gradient that the chunks of a batch contribute.</summary>
internal unsafe class Parameter
{
    private readonly FloatBuffer[] _parts;

    /// <param name="length">The number of values.</param>
    /// <param name="chunks">The parts of the gradient: one a chunk of the largest batch, or 1 for a layer that reduces by itself.</param>
    public Parameter(int length, int chunks)
    {
        Values = new FloatBuffer(length);
        Gradient = new FloatBuffer(length);
        _parts = new FloatBuffer[chunks];
        for (int i = 0; i < chunks; i++)
            _parts[i] = new FloatBuffer(length);
    }

    public FloatBuffer Values { get; }

    public FloatBuffer Gradient { get; }

    /// <summary>The weight of the penalty L2 * sum(value * value), which adds to the gradient.</summary>
    public float L2 { get; init; }

    public int Length => Values.Length;

    /// <summary>The part of the gradient that one chunk of the batch gives.</summary>
    public FloatBuffer Part(int chunk) => _parts[chunk];

    /// <summary>Sums the parts in the order of the chunks, whichever threads computed them, and adds the penalty's gradient.</summary>
    public virtual void ReduceGradient(int chunks)
    {
        _parts[0].Span.CopyTo(Gradient.Span);
        for (int i = 1; i < Math.Min(chunks, _parts.Length); i++)
            VectorMath.Add(Gradient.Pointer, _parts[i].Pointer, Length);
        if (L2 > 0)
            VectorMath.AddScaled(Gradient.Pointer, Values.Pointer, 2 * L2, Length);
    }
}
