using System.Collections.Generic;

namespace Edge.Quantize.Data;

/// <summary>What a network reads.</summary>
/// <param name="Height">Rows; 1 where the input is a vector.</param>
/// <param name="Width">Columns; 1 where the input is a vector.</param>
/// <param name="Channels">Numbers a pixel; all of them where the input is a vector.</param>
public readonly record struct InputShape(int Height, int Width, int Channels)
{
    /// <summary>Numbers of one sample.</summary>
    public int Length => Height * Width * Channels;

    /// <summary>Whether it is a picture, grey or colour.</summary>
    public bool IsPicture => Height > 1 && Width > 1 && Channels is 1 or 3;

    /// <summary>From a tensor's shape, batch first, channels last.</summary>
    public static InputShape Of(IReadOnlyList<int> shape)
    {
        System.ArgumentNullException.ThrowIfNull(shape);
        if (shape.Count == 4)
            return new InputShape(shape[1], shape[2], shape[3]);
        int length = 1;
        for (int i = 1; i < shape.Count; i++)
            length *= shape[i];
        return new InputShape(1, 1, length);
    }

    /// <inheritdoc/>
    public override string ToString() => Height == 1 && Width == 1 ? $"{Channels}" : $"{Height}x{Width}x{Channels}";
}
