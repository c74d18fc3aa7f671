using System.Numerics;
using System.Runtime.CompilerServices;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Bias and ReLU behind a matrix product, and their gradients, in one pass over the rows.</summary>
/// <remarks>Each column is computed alone, its sum in the order of the rows: the vector width does not show in the bits.</remarks>
internal static unsafe class RowMath
{
    /// <summary>The columns up to which sums of rows are worth several passes with the sums in registers.</summary>
    public const int NarrowColumns = 16;

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
        if (columns <= NarrowColumns)
            SumNarrow(gradients, values, sum, columns, count, relu);
        else
            for (int row = 0; row < count; row++, gradients += columns, values += columns)
            {
                if (relu)
                    VectorMath.ReluGradient(gradients, values, columns);
                VectorMath.Add(sum.Pointer, gradients, columns);
            }
    }

    // Sums stay in registers: in memory each would wait for its store of the row before. Wide rows have other sums to do meanwhile.
    private static void SumNarrow(float* gradients, float* values, FloatBuffer sum, int columns, int count, bool relu)
    {
        int width = Vector<float>.Count, column = 0;
        for (; column <= columns - (2 * width); column += 2 * width)
            SumTwo(gradients + column, values + column, sum.Pointer + column, columns, count, relu);
        for (; column <= columns - width; column += width)
            SumOne(gradients + column, values + column, sum.Pointer + column, columns, count, relu);
        for (; column < columns; column++)
            SumSingle(gradients + column, values + column, sum.Pointer + column, columns, count, relu);
    }

    private static void SumTwo(float* gradients, float* values, float* sum, int step, int count, bool relu)
    {
        int width = Vector<float>.Count;
        Vector<float> low = Vector.Load(sum), high = Vector.Load(sum + width);
        for (int row = 0; row < count; row++, gradients += step, values += step)
        {
            low += relu ? Masked(gradients, values) : Vector.Load(gradients);
            high += relu ? Masked(gradients + width, values + width) : Vector.Load(gradients + width);
        }
        Vector.Store(low, sum);
        Vector.Store(high, sum + width);
    }

    private static void SumOne(float* gradients, float* values, float* sum, int step, int count, bool relu)
    {
        Vector<float> total = Vector.Load(sum);
        for (int row = 0; row < count; row++, gradients += step, values += step)
            total += relu ? Masked(gradients, values) : Vector.Load(gradients);
        Vector.Store(total, sum);
    }

    private static void SumSingle(float* gradient, float* value, float* sum, int step, int count, bool relu)
    {
        float total = *sum;
        for (int row = 0; row < count; row++, gradient += step, value += step)
        {
            if (relu && !(*value > 0))
                *gradient = 0;
            total += *gradient;
        }
        *sum = total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Masked(float* gradients, float* values)
    {
        Vector<float> positive = Vector.GreaterThan(Vector.Load(values), Vector<float>.Zero).As<int, float>();
        Vector<float> masked = Vector.BitwiseAnd(Vector.Load(gradients), positive);
        Vector.Store(masked, gradients);
        return masked;
    }
}
