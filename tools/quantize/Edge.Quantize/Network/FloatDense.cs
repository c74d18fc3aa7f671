using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;

namespace Edge.Quantize.Network;

/// <summary>A fully connected layer: output = activation(weights * input + bias).</summary>
public sealed record FloatDense : FloatOperator
{
    private readonly float[] _weights;

    /// <summary>Makes a layer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="input">Any shape of as many elements as a row of the weights.</param>
    /// <param name="output">[1, outputs].</param>
    /// <param name="weights">[outputs, inputs].</param>
    /// <param name="bias">One an output.</param>
    /// <param name="activation">The fused activation.</param>
    public FloatDense(string name, FloatTensor input, FloatTensor output, float[] weights, float[] bias, FloatActivation activation)
        : base(name, [input], output)
    {
        _weights = weights;
        Bias = bias;
        Activation = activation;
    }

    /// <summary>[outputs, inputs].</summary>
    public IReadOnlyList<float> Weights => _weights;

    /// <summary>One an output.</summary>
    public IReadOnlyList<float> Bias { get; }

    /// <summary>The fused activation.</summary>
    public FloatActivation Activation { get; }

    /// <summary>The quantisation that the source prescribes, or null where the quantiser may choose.</summary>
    public WeightQuantization? Quantization { get; init; }

    /// <summary>The same layer with other parts, whose quantisation the quantiser chooses.</summary>
    public FloatDense With(FloatTensor output, float[] weights, float[] bias, FloatActivation activation) => new(Name, Input, output, weights, bias, activation);

    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        ReadOnlySpan<float> source = inputs[0];
        for (int o = 0; o < output.Length; o++)
            output[o] = Bias[o] + Dot(source, _weights.AsSpan(o * source.Length, source.Length));
        Activate(output, Activation);
    }

    // Sixteen partial sums, of one width on every machine: a sum of reals depends on its order.
    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        int i = 0;
        Vector256<float> first = Vector256<float>.Zero, second = Vector256<float>.Zero;
        for (; i <= a.Length - 2 * Vector256<float>.Count; i += 2 * Vector256<float>.Count)
        {
            first += Vector256.Create(a[i..]) * Vector256.Create(b[i..]);
            second += Vector256.Create(a[(i + Vector256<float>.Count)..]) * Vector256.Create(b[(i + Vector256<float>.Count)..]);
        }
        float sum = 0;
        Vector256<float> both = first + second;
        for (int lane = 0; lane < Vector256<float>.Count; lane++)
            sum += both[lane];
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
