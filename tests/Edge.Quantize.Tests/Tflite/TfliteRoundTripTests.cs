using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Micro.Tflite;
using Edge.Quantize.Tests.Support;
using Edge.Quantize.Tflite;

namespace Edge.Quantize.Tests.Tflite;

/// <summary>Proves that the SDK reads back what was written: shapes, scales, options, constants.</summary>
public class TfliteRoundTripTests
{
    public static TheoryData<string> Kinds => [.. EveryOperator.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_operator_is_read_back(string kind)
    {
        TfliteModel model = TfliteReader.Read(EveryOperator.Of(kind), new ModelLimits());
        Operator step = model.Graph.Operators[^1];
        // PAD and PADV2 are one operator here, which knows what it fills with.
        Assert.Equal(kind == "PADV2" ? "PAD" : kind.Split(' ')[0], step.Kind);
        Assert.Equal("network", model.Graph.Name);
        Assert.Equal([1, 2, 3], model.FindMetadata("note"));
        Assert.Equal((0.05f, -3), (model.Graph.Inputs[0].Scale, model.Graph.Inputs[0].ZeroPoint));
        Assert.Equal([1, 6, 5, 4], model.Graph.Inputs[0].Shape);
    }

    [Fact]
    public void Convolutions_keep_window_weights_bias_and_activation()
    {
        var conv = (Conv2D)Last("CONV_2D");
        Assert.Equal((3, 2, 2, 2, 1, 1, true), Facts(conv.Window));
        Assert.Equal(Enumerable.Range(0, 72).Select(i => (sbyte)(i * 37 % 255 - 127)), conv.Weights);
        Assert.Equal([-2500, -1500, -500], conv.Bias!);
        Assert.Equal([1, 3, 3, 3], conv.Output.Shape);
        Assert.Equal((0.1f, 4), (conv.Output.Scale, conv.Output.ZeroPoint));
        Assert.Equal((4, 127), (conv.ActivationMin, conv.ActivationMax));
        Assert.Equal(3, conv.Multipliers.Length);
        Assert.Equal(2, ((Conv2D)Last("CONV_2D grouped")).GroupChannels);
        Assert.Equal((3, 3, 1, 1, 2, 2, false), Facts(((Conv2D)Last("CONV_2D dilated")).Window));
        // Relu6 at a scale of 0.1: 0 is 4 and 6 is 64.
        Assert.Equal((4, 64), (((Conv2D)Last("CONV_2D grouped")).ActivationMin, ((Conv2D)Last("CONV_2D grouped")).ActivationMax));
        var depthwise = (DepthwiseConv2D)Last("DEPTHWISE_CONV_2D");
        Assert.Equal((3, 2, 1, 2, 1, 1, true), Facts(depthwise.Window));
        Assert.Equal(2, depthwise.DepthMultiplier);
        Assert.Equal(8, depthwise.Multipliers.Zip(depthwise.Shifts).Distinct().Count());
    }

    [Fact]
    public void Dense_layers_keep_scales_per_channel_or_per_tensor()
    {
        var perChannel = (FullyConnected)Last("FULLY_CONNECTED");
        var perTensor = (FullyConnected)Last("FULLY_CONNECTED per tensor");
        // Scales of 0.001 to 0.007 on an input of 0.05 and an output of 0.2.
        for (int c = 0; c < 7; c++)
        {
            Assert.Equal(0.001 * (c + 1) * 0.05 / 0.2, Real(perChannel.Multipliers[c], perChannel.Shifts[c]), 1e-9);
            Assert.Equal(0.001 * 0.05 / 0.2, Real(perTensor.Multipliers[c], perTensor.Shifts[c]), 1e-9);
        }
        Assert.Equal((4, 34), (perChannel.ActivationMin, perChannel.ActivationMax));
    }

    [Fact]
    public void Other_operators_keep_their_options()
    {
        Assert.Equal((2, 3, 2, 2, 1, 1, false), Facts(((MaxPool2D)Last("MAX_POOL_2D")).Window));
        Assert.Equal((2, 3, 1, 3, 1, 1, true), Facts(((AveragePool2D)Last("AVERAGE_POOL_2D")).Window));
        Assert.Equal([2, 60], Last("RESHAPE").Output.Shape);
        Assert.Equal(2, ((Concatenation)Last("CONCATENATION")).Axis);
        Assert.Equal([1, 2], ((Mean)Last("MEAN")).Axes);
        Assert.Equal([0, 0, 1, 2, 0, 1, 0, 0], ((Pad)Last("PAD")).Paddings);
        Assert.Equal(5, ((Add)Last("ADD")).ActivationMin);
        Assert.Equal(0.05 / 0.07, Real(((Requantize)Last("QUANTIZE")).Multiplier, ((Requantize)Last("QUANTIZE")).Shift), 1e-7);
        // Beta * input scale * 2^26.
        Assert.Equal(0.5 * 0.05 * (1 << 26), Real(((Softmax)Last("SOFTMAX")).Multiplier, ((Softmax)Last("SOFTMAX")).Shift), 1.0);
    }

    [Fact]
    public void Float_entry_and_exit_are_read_back_as_such()
    {
        var writer = new TfliteWriter();
        int real = writer.Tensor(new TfliteTensor("real", [1, 4], TfliteSchema.Float32)), input = EveryOperator.Activation(writer, "q", [1, 4], 0.5f, 1);
        int output = EveryOperator.Activation(writer, "softmax", [1, 4], 1f / 256, -128), answer = writer.Tensor(new TfliteTensor("answer", [1, 4], TfliteSchema.Float32));
        writer.Quantize(real, input);
        writer.Softmax(input, output, 1f);
        writer.Dequantize(output, answer);
        byte[] file = writer.ToBytes("edges", "", [real], [answer]);
        TfliteModel model = TfliteReader.Read(file, new ModelLimits());
        Assert.True(model.HasFloatInput && model.HasFloatOutput);
        Assert.Equal("SOFTMAX", Assert.Single(model.Graph.Operators).Kind);
        // QUANTIZE from float32 is version 1 of that operator; from int8 it is version 2.
        Assert.Equal(3, FlatWalker.Root(file).Tables(1).Length);
    }

    private static Operator Last(string kind) => TfliteReader.Read(EveryOperator.Of(kind), new ModelLimits()).Graph.Operators[^1];

    private static double Real(int multiplier, int shift) => multiplier / 2147483648.0 * System.Math.Pow(2, shift);

    private static (int, int, int, int, int, int, bool) Facts(Window w) => (w.Height, w.Width, w.StrideHeight, w.StrideWidth, w.DilationHeight, w.DilationWidth, w.Same);
}
