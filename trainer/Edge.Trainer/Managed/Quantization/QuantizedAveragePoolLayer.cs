using System;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>The engine's average pool: the mean of the quantised values, ties away from zero; scale and zero point are those of the input.</summary>
internal sealed unsafe class QuantizedAveragePoolLayer : Layer
{
    private readonly AveragePoolLayer _inner;
    private readonly QuantizedTensor _tensor;
    private readonly int _height;
    private readonly int _width;

    public QuantizedAveragePoolLayer(LayerSpec spec, AveragePoolLayer inner, QuantizedTensor tensor)
        : base(spec, inner.Input, inner.Output)
    {
        (_inner, _tensor) = (inner, tensor);
        (_height, _width) = spec.Type == LayerType.GlobalAveragePool ? (Input.Shape.Height, Input.Shape.Width) : (spec.Kernel, spec.Kernel);
    }

    public override void Forward(in Chunk chunk)
    {
        int channels = Input.Shape.Channels;
        for (int sample = chunk.Start; sample < chunk.Start + chunk.Count; sample++)
        {
            float* target = Output.ValuesOf(sample);
            for (int y = 0; y < Output.Shape.Height; y++)
                for (int x = 0; x < Output.Shape.Width; x++, target += channels)
                    Mean(Input.ValuesOf(sample) + ((((nint)y * Spec.Stride * Input.Shape.Width) + (x * Spec.Stride)) * channels), target, channels);
        }
    }

    public override void Backward(in Chunk chunk) => _inner.Backward(chunk);

    private void Mean(float* window, float* target, int channels)
    {
        new Span<float>(target, channels).Clear();
        for (int row = 0; row < _height; row++)
            for (int column = 0; column < _width; column++)
                VectorMath.Add(target, window + ((((nint)row * Input.Shape.Width) + column) * channels), channels);
        int count = _height * _width, zeroPoint = _tensor.Quantization.ZeroPoint;
        for (int c = 0; c < channels; c++)
        {
            // The quantised values themselves are rounded, zero point included. Dropout may have made the sum no whole number.
            int sum = (int)MathF.Round(target[c]) + (count * zeroPoint);
            target[c] = ((sum > 0 ? sum + (count / 2) : sum - (count / 2)) / count) - zeroPoint;
        }
    }
}
