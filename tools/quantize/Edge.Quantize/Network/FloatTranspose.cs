using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Network;

/// <summary>The same elements with the dimensions in another order.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Up to six dimensions.</param>
/// <param name="Output">Dimension i is dimension <paramref name="Permutation"/>[i] of the input.</param>
/// <param name="Permutation">Each dimension of the input once.</param>
public sealed record FloatTranspose(string Name, FloatTensor Source, FloatTensor Output, IReadOnlyList<int> Permutation)
    : FloatOperator(Name, [Source], Output)
{
    /// <inheritdoc/>
    public override bool KeepsQuantization => true;

    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        int[] steps = [.. Permutation.Select(p => Source.Shape.Skip(p + 1).Aggregate(1, (product, d) => product * d))];
        for (int i = 0; i < output.Length; i++)
        {
            int from = 0, rest = i;
            for (int axis = steps.Length - 1; rest > 0; axis--)
            {
                from += rest % Output.Shape[axis] * steps[axis];
                rest /= Output.Shape[axis];
            }
            output[i] = inputs[0][from];
        }
    }
}
