using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>Average pool, TFLite AVERAGE_POOL_2D: the mean of the cells inside the picture, ties away from zero.</summary>
public sealed class AveragePool2D : Pool2D
{
    /// <inheritdoc cref="Pool2D(string, Tensor, Tensor, Window, int, int)"/>
    public AveragePool2D(string name, Tensor input, Tensor output, Window window, int activationMin, int activationMax)
        : base(name, input, output, window, activationMin, activationMax)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "AVERAGE_POOL_2D";

    /// <inheritdoc/>
    protected override sbyte Reduce(sbyte[] source, int from, int rows, int columns, int columnStep, int rowStep)
    {
        int sum = 0;
        for (int y = 0; y < rows; y++)
            for (int x = 0; x < columns; x++)
                sum += source[from + y * rowStep + x * columnStep];
        int count = rows * columns;
        int mean = sum > 0 ? (sum + count / 2) / count : (sum - count / 2) / count;
        return (sbyte)FixedPoint.Clamp(mean, ActivationMin, ActivationMax);
    }
}
