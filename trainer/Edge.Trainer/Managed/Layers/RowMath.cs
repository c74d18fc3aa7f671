using System.Numerics;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Bias and ReLU behind a matrix product, and their gradients, in one pass over the rows.</summary>
/// <remarks>Each column is computed alone, its sum in the order of the rows: the vector width does not show in the bits.</remarks>
internal static unsafe class RowMath
{
    /// <summary>rows += bias, then max(rows, 0).</summary>
    /// <param name="rows">Row-major [<paramref name="count"/>, <paramref name="columns"/>].</param>
    /// <param name="bias">One value a column, or null.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="count">The rows.</param>
    /// <param name="relu">Whether the maximum is taken.</param>
    public static void AddBias(float* rows, Parameter? bias, int columns, int count, bool relu)
    {
        if (bias is null)
        {
            if (relu)
                VectorMath.Relu(rows, columns * count);
            return;
        }
        float* addend = bias.Values.Pointer;
        // Without ReLU nothing is below the floor.
        float floor = relu ? 0 : float.NegativeInfinity;
        var floors = new Vector<float>(floor);
        for (int row = 0; row < count; row++, rows += columns)
        {
            int i = 0;
            for (; i <= columns - Vector<float>.Count; i += Vector<float>.Count)
                Vector.Store(Vector.Max(Vector.Load(rows + i) + Vector.Load(addend + i), floors), rows + i);
            for (; i < columns; i++)
                rows[i] = float.Max(rows[i] + addend[i], floor);
        }
    }

    /// <summary>Zeroes gradients where the result is not positive, if ReLU was taken, and sums them over the rows.</summary>
    /// <param name="gradients">Row-major [<paramref name="count"/>, <paramref name="columns"/>].</param>
    /// <param name="values">The results, of the same shape.</param>
    /// <param name="sum">Receives one sum a column; or null.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="count">The rows.</param>
    /// <param name="relu">Whether ReLU was taken.</param>
    public static void SumGradients(float* gradients, float* values, FloatBuffer? sum, int columns, int count, bool relu)
    {
        if (sum is null)
        {
            if (relu)
                VectorMath.ReluGradient(gradients, values, columns * count);
            return;
        }
        sum.Span.Clear();
        float* total = sum.Pointer;
        for (int row = 0; row < count; row++, gradients += columns, values += columns)
        {
            if (relu)
                VectorMath.ReluGradient(gradients, values, columns);
            VectorMath.Add(total, gradients, columns);
        }
    }
}
