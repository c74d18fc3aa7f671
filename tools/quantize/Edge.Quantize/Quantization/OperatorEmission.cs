using System;
using Edge.Micro.Tflite;
using Edge.Quantize.Network;
using Edge.Quantize.Tflite;

namespace Edge.Quantize.Quantization;

/// <summary>The int8 form of each operator of a float network.</summary>
/// <param name="quantizer">Chooses scales, quantises weights and holds the file.</param>
internal sealed class OperatorEmission(Quantizer quantizer)
{
    private TfliteWriter Writer => quantizer.Writer;

    /// <summary>Emits a step whose inputs were emitted.</summary>
    /// <exception cref="QuantizeException">It has no int8 form here; the message names it.</exception>
    public void Emit(FloatOperator step)
    {
        switch (step)
        {
            case FloatConv2D conv:
                EmitConv(conv);
                break;
            case FloatDense dense:
                int[] parts = quantizer.Weights(dense.Name, dense.Weights, dense.Bias, dense.Quantization, dense.Input, [dense.Bias.Count, dense.Input.Length], 0, out double denseLeast);
                Writer.FullyConnected([quantizer.Index(dense.Input), .. parts], quantizer.Output(dense, denseLeast), (int)dense.Activation);
                break;
            case FloatPool2D pool:
                int pooled = quantizer.Activation(pool.Output, quantizer.Quantization(pool.Input));
                WindowOptions window = Options(pool.Window);
                if (pool.IsMax)
                    Writer.MaxPool2D(quantizer.Index(pool.Input), pooled, window);
                else
                    Writer.AveragePool2D(quantizer.Index(pool.Input), pooled, window);
                break;
            case FloatReshape reshape:
                int shape = Writer.Tensor(new TfliteTensor(reshape.Name + "/shape", [reshape.Output.Shape.Count], TfliteSchema.Int32) { Data = Quantizer.Bytes([.. reshape.Output.Shape]) });
                Writer.Reshape(quantizer.Index(reshape.Input), shape, quantizer.Activation(reshape.Output, quantizer.Quantization(reshape.Input)));
                break;
            case FloatAdd add:
                // ADD cannot scale up: a finer output than 2^-18 of the inputs is beyond its arithmetic.
                double finest = Math.Max(quantizer.Quantization(add.First).Scale, quantizer.Quantization(add.Second).Scale) / (1 << (Micro.Operators.Add.LeftShift - 2));
                Writer.Add(quantizer.Index(add.First), quantizer.Index(add.Second), quantizer.Output(add, finest), (int)add.Activation);
                break;
            case FloatRelu relu:
                // A table of 256 results; the factor between the scales must not shift them out of 32 bits.
                Writer.Relu(quantizer.Index(relu.Input), quantizer.Output(relu, quantizer.Quantization(relu.Input).Scale / (1 << 20)), relu.Activation == FloatActivation.Relu6);
                break;
            case FloatSoftmax softmax:
                Writer.Softmax(quantizer.Index(softmax.Input), quantizer.Activation(softmax.Output, TensorQuantization.Softmax), 1f);
                break;
            default:
                throw new QuantizeException($"Layer '{step.Name}': expected a batch normalisation or constant on a picture or behind a dense layer without activation, got it on another vector; move it there so that it can be folded.");
        }
    }

    private void EmitConv(FloatConv2D conv)
    {
        WindowOptions window = Options(conv.Window);
        int outputs = conv.Bias.Count, groupInputs = conv.Input.Shape[3] / conv.Groups;
        if (!conv.IsDepthwise)
        {
            int[] constants = quantizer.Weights(conv.Name, conv.Weights, conv.Bias, conv.Quantization, conv.Input, [outputs, window.Height, window.Width, groupInputs], 0, out double least);
            Writer.Conv2D([quantizer.Index(conv.Input), .. constants], quantizer.Output(conv, least), window, (int)conv.Activation);
            return;
        }
        int[] depthwise = quantizer.Weights(conv.Name, conv.Weights, conv.Bias, conv.Quantization, conv.Input, [1, window.Height, window.Width, outputs], 3, out double depthwiseLeast);
        Writer.DepthwiseConv2D([quantizer.Index(conv.Input), .. depthwise], quantizer.Output(conv, depthwiseLeast), window, outputs / conv.Input.Shape[3], (int)conv.Activation);
    }

    private static WindowOptions Options(FloatWindow window) =>
        new(window.Height, window.Width, window.StrideHeight, window.StrideWidth, window.Same ? TfliteSchema.PaddingSame : TfliteSchema.PaddingValid)
        {
            DilationHeight = window.DilationHeight,
            DilationWidth = window.DilationWidth,
        };
}
