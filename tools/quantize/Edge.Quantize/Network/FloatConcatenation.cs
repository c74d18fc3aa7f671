using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Network;

/// <summary>Joins tensors along one dimension.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sources">Tensors that differ in the joined dimension only.</param>
/// <param name="Output">The joined tensor.</param>
/// <param name="Axis">The joined dimension.</param>
public sealed record FloatConcatenation(string Name, IReadOnlyList<FloatTensor> Sources, FloatTensor Output, int Axis)
    : FloatOperator(Name, Sources, Output)
{
    /// <inheritdoc/>
    public override bool KeepsQuantization => true;

    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        int inner = Output.Shape.Skip(Axis + 1).Aggregate(1, (product, d) => product * d), outer = output.Length / inner / Output.Shape[Axis];
        for (int row = 0, to = 0; row < outer; row++)
            for (int i = 0; i < inputs.Length; i++)
            {
                int length = Sources[i].Shape[Axis] * inner;
                Array.Copy(inputs[i], row * length, output, to, length);
                to += length;
            }
    }
}
