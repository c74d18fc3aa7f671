using System.Numerics;
using Edge.Quantize.Quantization;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>An image as whole numbers of 0 to 255: Scales.Quantize with scale 1/255 and zero point -128, the zero point subtracted.</summary>
/// <remarks>Its specification is that of a layer without effect.</remarks>
internal sealed unsafe class QuantizeInputLayer(Activations input, NetworkContext context)
    : Layer(new LayerSpec(LayerType.Dropout), input, new Activations(input.Shape, new FloatBuffer(input.Shape.Length * context.Batch), gradients: null))
{
    /// <summary>Scale and zero point of images.</summary>
    public static TensorQuantization Quantization { get; } = new(1f / 255, -128);

    public override void Forward(in Chunk chunk)
    {
        float* source = Input.ValuesOf(chunk.Start), target = Output.ValuesOf(chunk.Start);
        int count = chunk.Count * Input.Shape.Length, i = 0;
        var scale = new Vector<float>(Quantization.Scale);
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> scaled = Vector.Load(source + i) / scale;
            // Half away from zero; a NaN is 0.
            scaled = Vector.BitwiseAnd(scaled, Vector.Equals(scaled, scaled).As<int, float>());
            scaled = Vector.Min(Vector.Max(scaled, Vector<float>.Zero), new Vector<float>(255));
            Vector<float> whole = Vector.Truncate(scaled);
            Vector<float> isHalf = Vector.GreaterThanOrEqual(scaled - whole, new Vector<float>(0.5f)).As<int, float>();
            Vector.Store(whole + Vector.BitwiseAnd(Vector<float>.One, isHalf), target + i);
        }
        for (; i < count; i++)
            target[i] = Edge.Micro.Arithmetic.Scales.Quantize(source[i], Quantization.Scale, Quantization.ZeroPoint) - Quantization.ZeroPoint;
    }

    public override void Backward(in Chunk chunk)
    {
    }
}
