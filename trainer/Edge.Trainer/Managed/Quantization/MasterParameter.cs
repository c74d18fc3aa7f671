using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>The real values behind integer ones: the optimiser changes them; their gradient is that of the integers' parameter times a factor a channel.</summary>
/// <param name="integers">What the layer computes with and gathers the gradient of.</param>
/// <param name="channels">The length of a row of values.</param>
internal sealed unsafe class MasterParameter(Parameter integers, int channels) : Parameter(integers.Length, 0)
{
    /// <summary>The factors, one a channel.</summary>
    public float[] Factors { get; } = new float[channels];

    // The factors go by rows, which slices need not.
    public override int Slices => 1;

    public override void ReduceGradient(int slice, int samples)
    {
        for (int i = 0; i < integers.Slices; i++)
            integers.ReduceGradient(i, samples);
        float* source = integers.Gradient.Pointer, target = Gradient.Pointer;
        fixed (float* factors = Factors)
            for (int i = 0; i < Length; i += Factors.Length)
                VectorMath.Multiply(target + i, source + i, factors, Factors.Length);
        if (L2 > 0)
            VectorMath.AddScaled(target, Values.Pointer, 2 * L2, Length);
    }
}
