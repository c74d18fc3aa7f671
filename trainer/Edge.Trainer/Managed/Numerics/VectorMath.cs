using System;
using System.Numerics;

namespace Edge.Trainer.Managed.Numerics;

/// <summary>Element-wise loops. Each element is computed alone, so the vector width does not show in the result.</summary>
internal static unsafe class VectorMath
{
    /// <summary>target += source.</summary>
    public static void Add(float* target, float* source, int count)
    {
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Store(Vector.Load(target + i) + Vector.Load(source + i), target + i);
        for (; i < count; i++)
            target[i] += source[i];
    }

    /// <summary>target += source * factor.</summary>
    public static void AddScaled(float* target, float* source, float factor, int count)
    {
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Store(Vector.Load(target + i) + (Vector.Load(source + i) * factor), target + i);
        for (; i < count; i++)
            target[i] += source[i] * factor;
    }

    /// <summary>target = first + second.</summary>
    public static void Sum(float* target, float* first, float* second, int count)
    {
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Store(Vector.Load(first + i) + Vector.Load(second + i), target + i);
        for (; i < count; i++)
            target[i] = first[i] + second[i];
    }

    /// <summary>target *= factor.</summary>
    public static void Scale(float* target, float factor, int count)
    {
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Store(Vector.Load(target + i) * factor, target + i);
        for (; i < count; i++)
            target[i] *= factor;
    }

    /// <summary>target = max(target, 0); a NaN stays NaN.</summary>
    public static void Relu(float* target, int count)
    {
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Store(Vector.Max(Vector.Load(target + i), Vector<float>.Zero), target + i);
        for (; i < count; i++)
            target[i] = float.Max(target[i], 0);
    }

    /// <summary>gradient = 0 where the activation is not positive.</summary>
    public static void ReluGradient(float* gradient, float* activation, int count)
    {
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> positive = Vector.GreaterThan(Vector.Load(activation + i), Vector<float>.Zero).As<int, float>();
            Vector.Store(Vector.BitwiseAnd(Vector.Load(gradient + i), positive), gradient + i);
        }
        for (; i < count; i++)
            if (!(activation[i] > 0))
                gradient[i] = 0;
    }

    /// <summary>target = left * right.</summary>
    public static void Multiply(float* target, float* left, float* right, int count)
    {
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Store(Vector.Load(left + i) * Vector.Load(right + i), target + i);
        for (; i < count; i++)
            target[i] = left[i] * right[i];
    }

    /// <summary>target = transpose(source) for a row-major source [rows, columns].</summary>
    public static void Transpose(float* source, float* target, int rows, int columns)
    {
        // By squares whose lines of both sides stay in the first-level cache.
        const int Block = 16;
        for (int top = 0; top < rows; top += Block)
            for (int left = 0; left < columns; left += Block)
                for (int r = top; r < Math.Min(top + Block, rows); r++)
                    for (int c = left; c < Math.Min(left + Block, columns); c++)
                        target[((nint)c * rows) + r] = source[((nint)r * columns) + c];
    }
}
