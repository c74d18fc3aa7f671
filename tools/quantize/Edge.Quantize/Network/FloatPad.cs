using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Network;

/// <summary>Surrounds a picture with cells of one value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">[1, height, width, channels].</param>
/// <param name="Output">Each dimension is before + input + after.</param>
/// <param name="Before">Cells before each dimension.</param>
/// <param name="Value">What fills; null for what no maximum takes: the input's least value here, the lowest int8 there.</param>
public sealed record FloatPad(string Name, FloatTensor Source, FloatTensor Output, IReadOnlyList<int> Before, float? Value)
    : FloatOperator(Name, [Source], Output)
{
    /// <inheritdoc/>
    public override bool KeepsQuantization => true;

    /// <summary>Cells behind each dimension.</summary>
    public IReadOnlyList<int> After => [.. Before.Select((before, d) => Output.Shape[d] - before - Source.Shape[d])];

    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        System.Array.Fill(output, Value ?? inputs[0].Min());
        int height = Source.Shape[1], width = Source.Shape[2], channels = Source.Shape[3], outputWidth = Output.Shape[2], outputChannels = Output.Shape[3];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                System.Array.Copy(inputs[0], (y * width + x) * channels, output, ((y + Before[1]) * outputWidth + x + Before[2]) * outputChannels + Before[3], channels);
    }
}
