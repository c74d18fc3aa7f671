using System;
using System.Collections.Generic;
using Edge.Quantize.Network;
using Edge.Quantize.Tflite;

namespace Edge.Quantize.Quantization;

/// <summary>The int8 form of operators that go element by element.</summary>
/// <param name="quantizer">Chooses scales and holds the file.</param>
/// <param name="match">Brings tensors to scales.</param>
internal sealed class ElementwiseEmission(Quantizer quantizer, TensorMatching match)
{
    // Sigmoid and tanh end before it, and their arithmetic takes input scales from 2^-27 to below 8.
    private static readonly TensorQuantization Saturating = new(16f / 128, 0);
    private const float LeastHardSwishScale = 1f / (1 << 21), MostHardSwishScale = 1 << 16;
    private const float MostTableScale = 8, LeastTableScale = 1f / (1 << 27);

    private TfliteWriter Writer => quantizer.Writer;

    /// <summary>Emits a step whose inputs were emitted.</summary>
    /// <exception cref="QuantizeException">It has no int8 form here; the message names it.</exception>
    public void Emit(FloatOperator step)
    {
        switch (step)
        {
            case FloatAdd add:
                Writer.Add(quantizer.Index(add.First), quantizer.Index(add.Second), quantizer.Output(add, FinestSum(add)), (int)add.Activation);
                break;
            case FloatSub sub:
                Writer.Sub(quantizer.Index(sub.First), quantizer.Index(sub.Second), quantizer.Output(sub, FinestSum(sub)), (int)sub.Activation);
                break;
            case FloatMul mul:
                // A product of 17 bits may be shifted by 13 more.
                double finest = (double)quantizer.Quantization(mul.First).Scale * quantizer.Quantization(mul.Second).Scale / (1 << 13);
                Writer.Mul(quantizer.Index(mul.First), quantizer.Index(mul.Second), quantizer.Output(mul, finest), (int)mul.Activation);
                break;
            case FloatRelu relu:
                EmitRelu(relu);
                break;
            case FloatClip clip:
                EmitClip(clip);
                break;
            case FloatFunction function:
                EmitFunction(function);
                break;
            default:
                throw new QuantizeException($"Layer '{step.Name}': expected a layer that has an int8 form, got {step.GetType().Name}; fold it into a layer beside it.");
        }
    }

    // ADD and SUB cannot scale up: a finer output than 2^-18 of the inputs is beyond their arithmetic.
    private double FinestSum(FloatBinary sum) =>
        Math.Max(quantizer.Quantization(sum.First).Scale, quantizer.Quantization(sum.Second).Scale) / (1 << (Micro.Operators.AdditiveOperator.LeftShift - 2));

    private void EmitRelu(FloatRelu relu)
    {
        // A table of 256 results; the factor between the scales must not shift them out of 32 bits.
        int input = quantizer.Index(relu.Input), output = quantizer.Output(relu, match.FinestOf(relu.Input));
        if (relu.Activation == FloatActivation.ReluN1To1)
            Writer.ReluN1To1(input, output);
        else
            Writer.Relu(input, output, relu.Activation == FloatActivation.Relu6);
    }

    // To the output's scale, which saturates at the limits where it can; other limits by MAXIMUM and MINIMUM of constants.
    private void EmitClip(FloatClip clip)
    {
        double finest = match.FinestOf(clip.Input);
        TensorQuantization quantization = quantizer.Prescribed(clip.Output) is null && clip.OutputQuantization is TensorQuantization own && own.Scale >= finest
            ? own
            : quantizer.Chosen(clip.Output, finest);
        var steps = new List<Action<int, int>>();
        if (quantization != quantizer.Quantization(clip.Input))
            steps.Add(Writer.Quantize);
        if ((-128 - quantization.ZeroPoint) * (double)quantization.Scale < clip.Low - quantization.Scale / 2.0)
            steps.Add((input, output) => Writer.Maximum(input, match.Constant(clip.Name + "/low", clip.Low, quantization), output));
        if ((127 - quantization.ZeroPoint) * (double)quantization.Scale > clip.High + quantization.Scale / 2.0)
            steps.Add((input, output) => Writer.Minimum(input, match.Constant(clip.Name + "/high", clip.High, quantization), output));
        if (steps.Count == 0)
            steps.Add(Writer.Quantize);
        int from = quantizer.Index(clip.Input);
        for (int i = 0; i < steps.Count; i++)
        {
            int to = i == steps.Count - 1 ? quantizer.Activation(clip.Output, quantization) : match.Tensor($"{clip.Output.Name}/{i}", clip.Output, quantization);
            steps[i](from, to);
            from = to;
        }
    }

    private void EmitFunction(FloatFunction function)
    {
        TensorQuantization input = quantizer.Quantization(function.Input);
        switch (function.Kind)
        {
            case FunctionKind.LeakyRelu:
                double steepest = match.FinestOf(function.Input) * Math.Max(1, Math.Abs(function.Slope));
                Writer.LeakyRelu(quantizer.Index(function.Input), quantizer.Output(function, steepest), function.Slope);
                break;
            case FunctionKind.HardSwish:
                // Its 16-bit arithmetic takes the input in steps of 1/128 and cannot scale them up.
                int written = quantizer.Output(function, input.Scale / 127.0);
                if (input.Scale is < LeastHardSwishScale or > MostHardSwishScale || quantizer.Quantization(function.Output).Scale > input.Scale * 256)
                    throw new QuantizeException($"Layer '{function.Name}': expected an input scale of 2^-21 to 65536 and an output scale of at most 256 times it, got {input.Scale} and {quantizer.Quantization(function.Output).Scale}; train the model again.");
                Writer.HardSwish(quantizer.Index(function.Input), written);
                break;
            default:
                if (input.Scale < LeastTableScale)
                    throw new QuantizeException($"Layer '{function.Name}': expected an input scale of at least 2^-27, got {input.Scale}; train the model again.");
                int source = input.Scale < MostTableScale ? quantizer.Index(function.Input) : match.As(function.Input, Saturating);
                match.Into(function, function.OutputQuantization!.Value, output =>
                {
                    if (function.Kind == FunctionKind.Sigmoid)
                        Writer.Logistic(source, output);
                    else
                        Writer.Tanh(source, output);
                });
                break;
        }
    }
}
