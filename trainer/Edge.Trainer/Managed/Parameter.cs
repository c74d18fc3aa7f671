using System;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed;

/// <summary>A trained array: its values, their gradient, and the parts of the gradient that the chunks of a batch contribute.</summary>
internal unsafe class Parameter
{
    // Enough values of a slice that handing it to a thread costs little.
    private const int SliceLength = 16384;

    private readonly FloatBuffer[] _parts;

    /// <param name="length">The number of values.</param>
    /// <param name="chunks">The parts of the gradient: one a chunk of the largest batch, 1 for a layer that reduces by itself, 0 with <see cref="Source"/>.</param>
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

    /// <summary>Computes the gradient over the whole batch, for an array so large that a part for every chunk would cost more than the computation.</summary>
    public GradientSource? Source { get; init; }

    /// <summary>The values of a row, which a slice does not cut.</summary>
    public int RowLength { get; init; } = 1;

    public int Length => Values.Length;

    /// <summary>The slices in which threads reduce the gradient.</summary>
    public virtual int Slices => (Length + Step - 1) / Step;

    private int Step => Math.Max(1, SliceLength / RowLength) * RowLength;

    /// <summary>The part of the gradient that one chunk of the batch gives.</summary>
    public FloatBuffer Part(int chunk) => _parts[chunk];

    /// <summary>Makes a slice of the gradient of a batch once its chunks are done: sums the parts in the order of the chunks, whichever threads computed them, and adds the penalty's gradient.</summary>
    /// <param name="slice">The slice, below <see cref="Slices"/>.</param>
    /// <param name="samples">The samples of the batch.</param>
    public virtual void ReduceGradient(int slice, int samples)
    {
        int start = slice * Step, count = Math.Min(Step, Length - start);
        float* gradient = Gradient.Pointer + start;
        if (Source is not null)
            Source(start / RowLength, count / RowLength, samples, gradient);
        else
        {
            _parts[0].Span.Slice(start, count).CopyTo(Gradient.Span[start..]);
            for (int i = 1; i < Math.Min(Chunk.CountOf(samples), _parts.Length); i++)
                VectorMath.Add(gradient, _parts[i].Pointer + start, count);
        }
        if (L2 > 0)
            VectorMath.AddScaled(gradient, Values.Pointer + start, 2 * L2, count);
    }
}
