using System;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Quantize.Quantization;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>The engine's softmax of int8 logits.</summary>
internal sealed class Int8Softmax
{
    private readonly sbyte[] _logits;
    private readonly sbyte[] _probabilities;
    private readonly Softmax _softmax;
    private readonly int _zeroPoint;

    /// <param name="classes">The logits of a row.</param>
    /// <param name="logits">Their quantisation.</param>
    /// <exception cref="ArgumentException">The scale is one that the arithmetic cannot hold.</exception>
    public Int8Softmax(int classes, TensorQuantization logits)
    {
        (_logits, _probabilities, _zeroPoint) = (new sbyte[classes], new sbyte[classes], logits.ZeroPoint);
        if (!Softmax.TryScale(1, logits.Scale, out int multiplier, out int shift))
            throw new ArgumentException($"Expected logits of a scale above 2^-26, got {logits.Scale}; train the network longer.", nameof(logits));
        var input = new Tensor("logits", [1, classes], logits.Scale, logits.ZeroPoint, _logits, isUnsigned: false);
        var output = new Tensor("probabilities", [1, classes], TensorQuantization.Softmax.Scale, TensorQuantization.Softmax.ZeroPoint);
        _softmax = new Softmax("softmax", input, output, multiplier, shift);
    }

    /// <summary>The probabilities of one row, multiples of 1/256.</summary>
    /// <param name="logits">Whole numbers, the zero point subtracted.</param>
    /// <param name="probabilities">Receives the probabilities.</param>
    public void Run(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        for (int i = 0; i < logits.Length; i++)
            _logits[i] = (sbyte)(logits[i] + _zeroPoint);
        _softmax.Run(_probabilities);
        for (int i = 0; i < logits.Length; i++)
            probabilities[i] = Micro.Arithmetic.Scales.Dequantize(_probabilities[i], TensorQuantization.Softmax.Scale, TensorQuantization.Softmax.ZeroPoint);
    }
}
