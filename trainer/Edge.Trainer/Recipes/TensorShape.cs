namespace Edge.Trainer.Recipes;

/// <summary>The shape of one sample, in the order height, width, channels; a vector is 1 x 1 x units.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Channels">Channels.</param>
public readonly record struct TensorShape(int Height, int Width, int Channels)
{
    /// <summary>The number of values.</summary>
    public int Length => Height * Width * Channels;

    /// <inheritdoc/>
    public override string ToString() => $"{Height}x{Width}x{Channels}";
}
