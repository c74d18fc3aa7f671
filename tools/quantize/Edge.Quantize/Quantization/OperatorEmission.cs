using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Tflite;
using Edge.Quantize.Network;
using Edge.Quantize.Tflite;

namespace Edge.Quantize.Quantization;

/// <summary>The int8 form of each operator of a float network.</summary>
/// <param name="quantizer">Chooses scales, quantises weights and holds the file.</param>
internal sealed class OperatorEmission(Quantizer quantizer)
{
    private TfliteWriter Writer => quantizer.Writer;

    private readonly TensorMatching _match = new(quantizer);

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
                EmitPool(pool);
                break;
            case FloatReshape reshape:
                int shape = Ints(reshape.Name + "/shape", [.. reshape.Output.Shape]);
                _match.Keep(reshape, output => Writer.Reshape(quantizer.Index(reshape.Input), shape, output));
                break;
            case FloatTranspose transpose:
                int permutation = Ints(transpose.Name + "/permutation", [.. transpose.Permutation]);
                _match.Keep(transpose, output => Writer.Transpose(quantizer.Index(transpose.Input), permutation, output));
                break;
            case FloatResize resize:
                int size = Ints(resize.Name + "/size", [resize.Output.Shape[1], resize.Output.Shape[2]]);
                bool halfPixels = !IsExact(resize.Source.Shape[1], resize.Output.Shape[1]) || !IsExact(resize.Source.Shape[2], resize.Output.Shape[2]);
                _match.Keep(resize, output => Writer.ResizeNearestNeighbor(quantizer.Index(resize.Input), size, output, halfPixels));
                break;
            case FloatPad pad:
                EmitPad(pad);
                break;
            case FloatConcatenation join:
                EmitConcatenation(join);
                break;
            case FloatRequantization again:
                Writer.Quantize(quantizer.Index(again.Input), quantizer.Output(again, _match.FinestOf(again.Input)));
                break;
            case FloatSoftmax softmax:
                _match.Into(softmax, TensorQuantization.Softmax, output => Writer.Softmax(quantizer.Index(softmax.Input), output, 1f));
                break;
            default:
                new ElementwiseEmission(quantizer, _match).Emit(step);
                break;
        }
    }

    private void EmitPool(FloatPool2D pool)
    {
        TensorQuantization input = quantizer.Quantization(pool.Input);
        bool isWhole = !pool.Window.Same && pool.Output.Shape[1] * pool.Output.Shape[2] == 1 && pool.Window.Height == pool.Source.Shape[1] && pool.Window.Width == pool.Source.Shape[2];
        // MEAN goes to another scale in one rounding.
        if (!pool.IsMax && isWhole && quantizer.Prescribed(pool.Output) is TensorQuantization output && output != input)
        {
            _match.RequireRatio(pool.Name, input.Scale, output.Scale);
            int axes = Ints(pool.Name + "/axes", [1, 2]);
            Writer.Mean(quantizer.Index(pool.Input), axes, quantizer.Activation(pool.Output, output), keepDimensions: true);
            return;
        }
        WindowOptions window = Options(pool.Window);
        _match.Keep(pool, pooled =>
        {
            if (pool.IsMax)
                Writer.MaxPool2D(quantizer.Index(pool.Input), pooled, window);
            else
                Writer.AveragePool2D(quantizer.Index(pool.Input), pooled, window);
        });
    }

    private void EmitPad(FloatPad pad)
    {
        IReadOnlyList<int> after = pad.After;
        int paddings = Writer.Tensor(new TfliteTensor(pad.Name + "/paddings", [pad.Before.Count, 2], TfliteSchema.Int32)
        {
            Data = Quantizer.Bytes([.. pad.Before.SelectMany((before, d) => new[] { before, after[d] })]),
        });
        if (pad.Value == 0)
        {
            _match.Keep(pad, output => Writer.Pad(quantizer.Index(pad.Input), paddings, output));
            return;
        }
        // A value beyond the input's range takes the output's, which holds it.
        TensorQuantization own = quantizer.Quantization(pad.Input), used = pad.Value is float value && !own.Holds(value) ? quantizer.Chosen(pad.Output, _match.FinestOf(pad.Input)) : own;
        int filler = _match.Constant(pad.Name + "/value", pad.Value ?? float.NegativeInfinity, used);
        _match.Into(pad, used, output => Writer.PadV2(_match.As(pad.Input, used), paddings, filler, output));
    }

    private void EmitConcatenation(FloatConcatenation join)
    {
        TensorQuantization first = quantizer.Quantization(join.Input);
        bool isOne = join.Inputs.All(i => quantizer.Quantization(i) == first) && quantizer.Prescribed(join.Output) is null;
        TensorQuantization joint = isOne ? first : quantizer.Chosen(join.Output, join.Inputs.Max(_match.FinestOf));
        int[] inputs = [.. join.Inputs.Select(i => _match.As(i, joint))];
        Writer.Concatenation(inputs, quantizer.Activation(join.Output, joint), join.Axis);
    }

    // The operator multiplies by a quotient in single precision; where that misses a whole number, half pixels keep clear of them.
    private static bool IsExact(int input, int output) => Enumerable.Range(0, output).All(i => (int)(i * ((float)input / output)) == i / (output / input));

    private int Ints(string name, int[] values) => Writer.Tensor(new TfliteTensor(name, [values.Length], TfliteSchema.Int32) { Data = Quantizer.Bytes(values) });

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
