using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>The real values behind integer ones: the optimiser changes them; their gradient is that of the integers' parameter times a factor a channel.</summary>
internal sealed unsafe class MasterParameter : Parameter
{
    private readonly Parameter _integers;

    /// <param name="integers">What the layer computes with and gathers the gradient of; its rows have one value a channel.</param>
    public MasterParameter(Parameter integers)
        : base(integers.Length, 0)
    {
        _integers = integers;
        RowLength = integers.RowLength;
        Factors = new float[RowLength];
    }

    /// <summary>The factors, one a channel.</summary>
    public float[] Factors { get; }

    public override void ReduceGradient(int slice, int samples)
    {
        _integers.ReduceGradient(slice, samples);
        (int start, int count) = Range(slice);
        float* source = _integers.Gradient.Pointer + start, target = Gradient.Pointer + start;
        fixed (float* factors = Factors)
            for (int i = 0; i < count; i += Factors.Length)
                VectorMath.Multiply(target + i, source + i, factors, Factors.Length);
        if (L2 > 0)
            VectorMath.AddScaled(target, Values.Pointer + start, 2 * L2, count);
    }
}
