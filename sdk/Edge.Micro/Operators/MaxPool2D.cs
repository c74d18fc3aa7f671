using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>Max pool, TFLite MAX_POOL_2D: the largest cell of the window; cells outside the picture do not count.</summary>
public sealed class MaxPool2D : Pool2D
{
    /// <inheritdoc cref="Pool2D(string, Tensor, Tensor, Window, int, int)"/>
    public MaxPool2D(string name, Tensor input, Tensor output, Window window, int activationMin, int activationMax)
        : base(name, input, output, window, activationMin, activationMax)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "MAX_POOL_2D";

    /// <inheritdoc/>
    protected override sbyte Reduce(sbyte[] source, int from, int rows, int columns, int columnStep, int rowStep)
    {
        int largest = sbyte.MinValue;
        for (int y = 0; y < rows; y++)
            for (int x = 0; x < columns; x++)
            {
                int value = source[from + y * rowStep + x * columnStep];
                if (value > largest)
                    largest = value;
            }
        return (sbyte)FixedPoint.Clamp(largest, ActivationMin, ActivationMax);
    }
}
