using System;

namespace Edge.Quantize.Network;

/// <summary>Repeats each cell of a picture by whole factors.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">[1, height, width, channels].</param>
/// <param name="Output">[1, height * n, width * m, channels].</param>
public sealed record FloatResize(string Name, FloatTensor Source, FloatTensor Output)
    : FloatOperator(Name, [Source], Output)
{
    /// <inheritdoc/>
    public override bool KeepsQuantization => true;

    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        int channels = Source.Shape[3], rows = Output.Shape[1] / Source.Shape[1], columns = Output.Shape[2] / Source.Shape[2];
        for (int y = 0; y < Output.Shape[1]; y++)
            for (int x = 0; x < Output.Shape[2]; x++)
                Array.Copy(inputs[0], (y / rows * Source.Shape[2] + x / columns) * channels, output, (y * Output.Shape[2] + x) * channels, channels);
    }
}
