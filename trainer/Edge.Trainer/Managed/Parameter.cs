using System;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed;

/// <summary>A trained array: its values, their gradient, and the parts of the gradient that the chunks of a batch contribute.</summary>
internal sealed unsafe class Parameter
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

    public int Length => Values.Length;

    /// <summary>The part of the gradient that one chunk of the batch gives.</summary>
    public FloatBuffer Part(int chunk) => _parts[chunk];

    /// <summary>Sums the parts in the order of the chunks, whichever threads computed them.</summary>
    public void ReduceGradient(int chunks)
    {
        _parts[0].Span.CopyTo(Gradient.Span);
        for (int i = 1; i < Math.Min(chunks, _parts.Length); i++)
            VectorMath.Add(Gradient.Pointer, _parts[i].Pointer, Length);
    }
}
