using System;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Network;

/// <summary>A function of single values that int8 has as a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Any shape.</param>
/// <param name="Output">The same shape.</param>
/// <param name="Kind">Which function.</param>
/// <param name="Slope">Of <see cref="FunctionKind.LeakyRelu"/> below 0; of no meaning to others.</param>
public sealed record FloatFunction(string Name, FloatTensor Source, FloatTensor Output, FunctionKind Kind, float Slope = 0)
    : FloatOperator(Name, [Source], Output)
{
    /// <inheritdoc/>
    public override TensorQuantization? OutputQuantization => Kind switch
    {
        FunctionKind.Sigmoid => new TensorQuantization(1f / 256, -128),
        FunctionKind.Tanh => new TensorQuantization(1f / 128, 0),
        _ => null,
    };

    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = Of(inputs[0][i]);
    }

    private float Of(float x) => Kind switch
    {
        FunctionKind.LeakyRelu => x >= 0 ? x : Slope * x,
        FunctionKind.Sigmoid => (float)(1 / (1 + Math.Exp(-(double)x))),
        FunctionKind.Tanh => (float)Math.Tanh(x),
        FunctionKind.HardSwish => x * Math.Min(Math.Max(x + 3, 0), 6) / 6,
        _ => throw new InvalidOperationException($"Function {Kind} has no float form."),
    };
}
