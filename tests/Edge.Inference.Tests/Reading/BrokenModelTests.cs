using System;
using System.Collections.Generic;
using Edge.Micro;
using Edge.Micro.Tflite;

namespace Edge.Inference.Tests.Reading;

/// <summary>Proves that each wrong field of a file is refused with a sentence that says what is wrong.</summary>
/// <remarks>
/// The network: tensors 0 input, 1 w0, 2 b0, 3 act0, 4 pool0, 5 w1 .. 12 shape, 13 flat, 14 w3 (one scale), 15 b3, 16 act3 .. 19 act4, 20 softmax;
/// operators 0 conv, 1 max pool, 2 conv, 3 max pool, 4 conv, 5 reshape, 6 dense, 7 dense, 8 softmax; codes in the order of first use.
/// </remarks>
public class BrokenModelTests
{
    private static readonly Dictionary<string, (string Says, Action<ModelEditor> Break)> Faults = new()
    {
        ["identifier"] = ("identifier TFL3", m => m.SetByte(4, 'X')),
        ["version"] = ("schema version 3, got 2", m => m.Set(m.Field(m.Root, TfliteSchema.ModelVersion), 2)),
        ["root far outside"] = ("damaged", m => m.Set(0, int.MaxValue)),
        ["root negative"] = ("damaged", m => m.Set(0, -8)),
        ["vtable outside"] = ("damaged", m => m.Set(m.Root, int.MinValue)),
        ["no subgraph"] = ("at least one subgraph, got none", m => m.SetCount(m.Field(m.Root, TfliteSchema.ModelSubgraphs), 0)),
        ["vector of 4 billion"] = ("damaged", m => m.SetCount(m.Field(m.Root, TfliteSchema.ModelBuffers), -1)),
        ["no input"] = ("Model input: expected 1 to 64", m => m.SetCount(Inputs(m), 0)),
        ["no output"] = ("Model output: expected 1 to 64", m => m.SetCount(Outputs(m), 0)),
        ["input index -1"] = ("Model input: expected a tensor index of 0 to 20, got -1", m => m.Set(m.Element(Inputs(m), 0), -1)),
        ["output index 21"] = ("Model output: expected a tensor index of 0 to 20, got 21", m => m.Set(m.Element(Outputs(m), 0), 21)),
        ["input is a constant"] = ("not as a constant", m => m.Set(m.Element(Inputs(m), 0), 14)),
        ["input is written by an operator"] = ("computed before", m => m.Set(m.Element(Inputs(m), 0), 3)),
        ["output is no activation"] = ("to be int8, got int32", m => m.Set(m.Element(Outputs(m), 0), 12)),
        ["operator code 5"] = ("operator code index of 0 to 4, got 5", m => m.Set(m.Field(m.Operator(1), TfliteSchema.OperatorCode), 5)),
        ["operator code -1"] = ("got -1", m => m.Set(m.Field(m.Operator(1), TfliteSchema.OperatorCode), -1)),
        ["unknown operator"] = ("Operator #1: expected one of ADD, AVERAGE_POOL_2D, CONCATENATION, CONV_2D", m => m.SetCode(1, 47)),
        ["unknown operator is named"] = ("got EXP", m => m.SetCode(1, 47)),
        ["unknown operator above 127"] = ("got GELU", m => m.SetCode(1, 150)),
        ["unknown code"] = ("got code 9999", m => m.SetCode(1, 9999)),
        ["custom operator"] = ("custom operator", m => m.SetCode(1, 32)),
        ["operator input 21"] = ("Operator CONV_2D #0 ('act0'): expected a tensor index of 0 to 20, got 21", m => m.Set(InputOf(m, 0, 0), 21)),
        ["operator input absent"] = ("got -1", m => m.Set(InputOf(m, 0, 1), -1)),
        ["operator output 21"] = ("got 21", m => m.Set(m.Element(m.Field(m.Operator(0), TfliteSchema.OperatorOutputs), 0), 21)),
        ["operator writes a constant"] = ("got a constant", m => m.Set(m.Element(m.Field(m.Operator(0), TfliteSchema.OperatorOutputs), 0), 1)),
        ["operator of one input"] = ("expected 2 to 3 inputs, got 1", m => m.SetCount(m.Field(m.Operator(0), TfliteSchema.OperatorInputs), 1)),
        ["operator without output"] = ("expected one output, got 0", m => m.SetCount(m.Field(m.Operator(0), TfliteSchema.OperatorOutputs), 0)),
        ["read before it is written"] = ("'act0' to be computed before", m => Swap(m, 0, 1)),
        ["written twice"] = ("'act0' to be written once", m => m.Point(m.OperatorSlot(1), m.Operator(0))),
        ["never written"] = ("'softmax' to be computed before it is an output", m => m.SetCount(m.Field(m.Subgraph, TfliteSchema.SubgraphOperators), 8)),
        ["float32 input"] = ("to be int8, got float32", m => SetType(m, 0, 0)),
        ["int16 activation"] = ("to be int8, got int16", m => SetType(m, 3, 7)),
        ["uint8 activation"] = ("zero point of 0 to 255 for uint8, got -128", m => m.SetByte(m.Field(m.Tensor(3), TfliteSchema.TensorElementType), 3)),
        ["int4 weights"] = ("int8 weights 'w0' of 4 dimensions, got int4", m => m.SetByte(m.Field(m.Tensor(1), TfliteSchema.TensorElementType), 17)),
        ["int8 bias"] = ("'b0' to be a constant of int32, got int8", m => m.SetByte(m.Field(m.Tensor(2), TfliteSchema.TensorElementType), 9)),
        ["dimension 0"] = ("at least 1, got 0x28x28x1", m => m.Set(m.Element(m.Field(m.Tensor(0), TfliteSchema.TensorShape), 0), 0)),
        ["dimension -1"] = ("at least 1, got -1x28x28x1", m => m.Set(m.Element(m.Field(m.Tensor(0), TfliteSchema.TensorShape), 0), -1)),
        ["dimension huge"] = ("at most 268435456 elements", m => m.Set(m.Element(m.Field(m.Tensor(0), TfliteSchema.TensorShape), 0), int.MaxValue)),
        ["input shape"] = ("height of 'act0' to be 27, got 26", m => m.Set(m.Element(m.Field(m.Tensor(0), TfliteSchema.TensorShape), 1), 29)),
        ["batch of the output"] = ("batches of 'act0' to be 1, got 2", m => m.Set(m.Element(m.Field(m.Tensor(3), TfliteSchema.TensorShape), 0), 2)),
        ["channels of the output"] = ("output of 32 channels", m => m.Set(m.Element(m.Field(m.Tensor(3), TfliteSchema.TensorShape), 3), 31)),
        ["rank of the weights"] = ("of 4 dimensions", m => m.SetCount(m.Field(m.Tensor(1), TfliteSchema.TensorShape), 3)),
        ["rank above 8"] = ("at most 8 dimensions", m => m.SetCount(m.Field(m.Tensor(1), TfliteSchema.TensorShape), 9)),
        ["reshape to another shape"] = ("new shape to be the output's 1x575, got 1x576", m => m.Set(m.Element(m.Field(m.Tensor(13), TfliteSchema.TensorShape), 1), 575)),
        ["reshape"] = ("number of elements of 'flat' to be 576, got 575", ShortenWithoutShape),
        ["buffer 12"] = ("buffer index of 0 to 11, got 12", m => m.Set(m.Field(m.Tensor(1), TfliteSchema.TensorBuffer), 12)),
        ["buffer -1"] = ("got -1", m => m.Set(m.Field(m.Tensor(1), TfliteSchema.TensorBuffer), -1)),
        ["buffer 0 for weights"] = ("'w0' to be a constant of int8, got a computed one", m => m.Set(m.Field(m.Tensor(1), TfliteSchema.TensorBuffer), 0)),
        ["data too short"] = ("expected 288 bytes of data for tensor 'w0'", m => m.SetCount(m.Field(m.Buffer(1), TfliteSchema.BufferData), 287)),
        ["data too long"] = ("expected 288 bytes of data for tensor 'w0'", m => m.SetCount(m.Field(m.Buffer(1), TfliteSchema.BufferData), 289)),
        ["data outside"] = ("damaged", m => m.SetCount(m.Field(m.Buffer(1), TfliteSchema.BufferData), int.MaxValue)),
        ["zero point 128"] = ("zero point of -128 to 127 for int8, got 128", m => SetZeroPoint(m, 0, 128)),
        ["zero point beyond 32 bits"] = ("zero point of -128 to 127 for int8, got", m => m.Set(m.Element(m.Quantization(0, TfliteSchema.QuantizationZeroPoint), 0, 8) + 4, 1)),
        ["zero point of weights"] = ("zero point of 0, got 1", m => m.Set(m.Element(m.Quantization(5, TfliteSchema.QuantizationZeroPoint), 63, 8), 1)),
        ["zero point of a bias"] = ("zero point of 0 for int32, got 1", m => m.Set(m.Element(m.Quantization(2, TfliteSchema.QuantizationZeroPoint), 0, 8), 1)),
        ["zero points and scales"] = ("as many zero points as scales (32), got 31", m => m.SetCount(m.Quantization(1, TfliteSchema.QuantizationZeroPoint), 31)),
        ["scales and channels"] = ("one scale for each of its channels", m => SetQuantizedCount(m, 1, 31)),
        ["no scale"] = ("one scale, got 0", m => SetQuantizedCount(m, 0, 0)),
        ["ratio of scales"] = ("ratio is below 2^30", m => m.Set(Scale(m, 3, 0), 1e-30f)),
        ["scale of the bias"] = ("bias scale of", m => m.Set(Scale(m, 15, 0), 1f)),
        ["padding"] = ("SAME or VALID, got code 2", m => m.SetByte(m.Option(0, TfliteSchema.Conv2DPadding), 2)),
        ["stride 0"] = ("stride of 1 to 32768, got 1x0", m => m.Set(m.Option(0, TfliteSchema.Conv2DStrideW), 0)),
        ["stride -1"] = ("stride of 1 to 32768, got -1x1", m => m.Set(m.Option(0, TfliteSchema.Conv2DStrideH), -1)),
        ["activation"] = ("got code 4", m => m.SetByte(m.Option(0, TfliteSchema.Conv2DActivation), 4)),
        ["pool kernel"] = ("kernel of 1 to 32768, got 0x2", m => m.Set(m.Option(1, TfliteSchema.PoolFilterH), 0)),
        ["pool scale"] = ("same scale and zero point", m => m.Set(Scale(m, 4, 0), 0.25f)),
        ["beta 0"] = ("got beta 0", m => m.Set(m.Option(8, TfliteSchema.SoftmaxBeta), 0f)),
        ["beta NaN"] = ("got beta NaN", m => m.Set(m.Option(8, TfliteSchema.SoftmaxBeta), float.NaN)),
        ["softmax scale"] = ("scale of 1/256", m => m.Set(Scale(m, 20, 0), 1f / 255)),
        ["name outside"] = ("damaged", m => m.Set(m.Field(m.Tensor(0), TfliteSchema.TensorName), 0x7FFFFFF0)),
    };

    public static TheoryData<string> Names() => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_field_is_refused_with_a_sentence(string fault)
    {
        var model = new ModelEditor();
        model.Load();
        Faults[fault].Break(model);
        string message = Assert.Throws<InvalidModelException>(() => model.Load()).Message;
        Assert.Contains(Faults[fault].Says, message, StringComparison.Ordinal);
        Assert.Contains("expected", message, StringComparison.Ordinal);
        Assert.Contains("got", message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 31)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(5, 17)]
    [InlineData(14, 0)]
    [InlineData(20, 0)]
    public void A_scale_that_is_no_positive_number_is_refused(int tensor, int channel)
    {
        foreach (float scale in new[] { 0f, -0f, -1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            var model = new ModelEditor();
            model.Set(Scale(model, tensor, channel), scale);
            Assert.Contains("expected a finite scale above 0", Assert.Throws<InvalidModelException>(() => model.Load()).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_is_cut_off_is_refused()
    {
        byte[] whole = new ModelEditor().Bytes;
        for (int length = 0; length < whole.Length; length += 97)
            Assert.Throws<InvalidModelException>(() => Model.Load(whole[..length]));
    }

    [Fact]
    public void The_unknown_operators_message_lists_those_that_are_taken_and_no_others()
    {
        var taken = new SortedSet<string>(StringComparer.Ordinal);
        var listed = new SortedSet<string>(StringComparer.Ordinal);
        for (int code = 0; code < 220; code++)
        {
            var model = new ModelEditor();
            model.SetCode(1, code);
            // Every operator that is taken asks for its output first.
            model.SetCount(model.Field(model.Operator(1), TfliteSchema.OperatorOutputs), 0);
            string message = Assert.Throws<InvalidModelException>(() => model.Load()).Message;
            const string list = "Operator #1: expected one of ";
            if (message.StartsWith(list, StringComparison.Ordinal))
                listed.UnionWith(message[list.Length..message.IndexOf(", got", StringComparison.Ordinal)].Split(", "));
            else
                taken.Add(message.Split(' ')[1]);
        }
        Assert.Equal(taken, listed);
        Assert.Contains("CONV_2D", listed);
        Assert.Contains("TANH", listed);
    }

    // A reshape that is asked for no shape takes that of its output.
    private static void ShortenWithoutShape(ModelEditor m)
    {
        m.Set(m.Element(m.Field(m.Tensor(13), TfliteSchema.TensorShape), 1), 575);
        m.SetCount(m.Field(m.Operator(5), TfliteSchema.OperatorInputs), 1);
    }

    private static int Inputs(ModelEditor m) => m.Field(m.Subgraph, TfliteSchema.SubgraphInputs);

    private static int Outputs(ModelEditor m) => m.Field(m.Subgraph, TfliteSchema.SubgraphOutputs);

    private static int InputOf(ModelEditor m, int step, int index) => m.Element(m.Field(m.Operator(step), TfliteSchema.OperatorInputs), index);

    private static int Scale(ModelEditor m, int tensor, int channel) => m.Element(m.Quantization(tensor, TfliteSchema.QuantizationScale), channel);

    private static void SetQuantizedCount(ModelEditor m, int tensor, int count)
    {
        m.SetCount(m.Quantization(tensor, TfliteSchema.QuantizationScale), count);
        m.SetCount(m.Quantization(tensor, TfliteSchema.QuantizationZeroPoint), count);
    }

    private static void SetZeroPoint(ModelEditor m, int tensor, int value)
    {
        int at = m.Element(m.Quantization(tensor, TfliteSchema.QuantizationZeroPoint), 0, 8);
        m.Set(at, value);
        m.Set(at + 4, value >> 31);
    }

    // With the zero point that such a type has, so that the type alone is wrong.
    private static void SetType(ModelEditor m, int tensor, int type)
    {
        m.SetByte(m.Field(m.Tensor(tensor), TfliteSchema.TensorElementType), type);
        SetZeroPoint(m, tensor, 0);
    }

    private static void Swap(ModelEditor m, int first, int second)
    {
        int a = m.Operator(first), b = m.Operator(second);
        m.Point(m.OperatorSlot(first), b);
        m.Point(m.OperatorSlot(second), a);
    }
}
