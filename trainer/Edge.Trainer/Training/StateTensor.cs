using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Trainer.Training;

/// <summary>A named array of a training's state: weights, moments, moving statistics, counters. Written to checkpoints as it is.</summary>
public sealed class StateTensor
{
    private StateTensor(string name, Array values, IReadOnlyList<int> shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Shape = shape.Count == 0 ? [values.Length] : shape;
        if (Shape.Aggregate(1L, (product, size) => product * size) != values.Length)
            throw new ArgumentException($"Expected {string.Join('x', Shape)} values for '{name}', got {values.Length}.", nameof(shape));
        (Name, Values) = (name, values);
    }

    /// <summary>The name, unique in a state.</summary>
    public string Name { get; }

    /// <summary>The sizes of the dimensions, row-major.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The values: an array of <see cref="float"/>, <see cref="double"/> or <see cref="long"/>.</summary>
    public Array Values { get; }

    /// <summary>Names an array of 32-bit floats; it is not copied.</summary>
    /// <param name="name">The name.</param>
    /// <param name="values">The values.</param>
    /// <param name="shape">The sizes of the dimensions; without any it is a vector.</param>
    /// <exception cref="ArgumentException">The shape does not fit the values.</exception>
    public static StateTensor Of(string name, float[] values, params int[] shape) => new(name, values, shape);

    /// <summary>Names an array of 64-bit floats; it is not copied.</summary>
    /// <inheritdoc cref="Of(string, float[], int[])"/>
    public static StateTensor Of(string name, double[] values, params int[] shape) => new(name, values, shape);

    /// <summary>Names an array of 64-bit integers; it is not copied.</summary>
    /// <inheritdoc cref="Of(string, float[], int[])"/>
    public static StateTensor Of(string name, long[] values, params int[] shape) => new(name, values, shape);

    /// <summary>The same values under another name.</summary>
    public StateTensor Renamed(string name) => new(name, Values, Shape);

    /// <summary>The values as what they must be.</summary>
    /// <param name="length">The number of values that is expected.</param>
    /// <exception cref="ArgumentException">They are of another type or number.</exception>
    public ReadOnlySpan<T> As<T>(int length)
        where T : unmanaged =>
        Values is T[] values && values.Length == length
            ? values
            : throw new ArgumentException($"Expected {length} values of type {typeof(T).Name} for '{Name}', got {Values.Length} of type {Values.GetType().GetElementType()!.Name}.");
}
