using System;
using System.Collections.Generic;
using Edge.Micro.Arithmetic;
using Edge.Micro.Tflite;
using Edge.Quantize.Network;
using Edge.Quantize.Tflite;

namespace Edge.Quantize.Quantization;

/// <summary>Brings tensors to the scale and zero point that an operator demands, by QUANTIZE where they have others.</summary>
/// <param name="quantizer">Chooses scales and holds the file.</param>
internal sealed class TensorMatching(Quantizer quantizer)
{
    // A value of 9 bits times 2^20 stays within 31 bits.
    private const double MostRatio = 1 << 20;

    private readonly Dictionary<(FloatTensor, TensorQuantization), int> _matched = [];

    /// <summary>The finest output scale that the arithmetic reaches from a tensor's.</summary>
    public double FinestOf(FloatTensor tensor) => quantizer.Quantization(tensor).Scale / MostRatio;

    /// <summary>Writes a step whose output has its input's quantisation.</summary>
    /// <param name="step">The step.</param>
    /// <param name="write">Writes its operator, given the index of the output.</param>
    public void Keep(FloatOperator step, Action<int> write) => Into(step, quantizer.Quantization(step.Input), write);

    /// <summary>Writes a step whose output has a quantisation; one that the source prescribes besides follows it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="quantization">What its operator gives.</param>
    /// <param name="write">Writes its operator, given the index of the output.</param>
    public void Into(FloatOperator step, TensorQuantization quantization, Action<int> write)
    {
        if (quantizer.Prescribed(step.Output) is not TensorQuantization prescribed || prescribed == quantization)
        {
            write(quantizer.Activation(step.Output, quantization));
            return;
        }
        int exact = Tensor(step.Output.Name + "/unscaled", step.Output, quantization);
        write(exact);
        RequireRatio(step.Name, quantization.Scale, prescribed.Scale);
        quantizer.Writer.Quantize(exact, quantizer.Activation(step.Output, prescribed));
    }

    /// <summary>The index of a tensor's values in a quantisation.</summary>
    public int As(FloatTensor tensor, TensorQuantization quantization)
    {
        if (quantizer.Quantization(tensor) == quantization)
            return quantizer.Index(tensor);
        if (_matched.TryGetValue((tensor, quantization), out int index))
            return index;
        RequireRatio(tensor.Name, quantizer.Quantization(tensor).Scale, quantization.Scale);
        index = Tensor(tensor.Name + "/requantised", tensor, quantization);
        quantizer.Writer.Quantize(quantizer.Index(tensor), index);
        _matched.Add((tensor, quantization), index);
        return index;
    }

    /// <summary>The index of a constant of one value, limited to what int8 holds.</summary>
    public int Constant(string name, float value, TensorQuantization quantization) => quantizer.Writer.Tensor(new TfliteTensor(name, [1], TfliteSchema.Int8)
    {
        Data = [unchecked((byte)(float.IsNegativeInfinity(value) ? sbyte.MinValue : Scales.Quantize(value, quantization.Scale, quantization.ZeroPoint)))],
        Scales = [quantization.Scale],
        ZeroPoints = [quantization.ZeroPoint],
    });

    /// <summary>The index of a tensor besides those of the network.</summary>
    public int Tensor(string name, FloatTensor like, TensorQuantization quantization) =>
        quantizer.Writer.Tensor(new TfliteTensor(name, like.Shape, TfliteSchema.Int8) { Scales = [quantization.Scale], ZeroPoints = [quantization.ZeroPoint] });

    /// <summary>Throws unless values of one scale can be brought to another.</summary>
    /// <exception cref="QuantizeException">The other is too fine.</exception>
    public void RequireRatio(string name, float from, float to)
    {
        if (from > to * MostRatio)
            throw new QuantizeException($"'{name}': expected scales that differ by a factor of at most {MostRatio}, got {from} before and {to} behind it; quantise the model with wider ranges.");
    }
}
