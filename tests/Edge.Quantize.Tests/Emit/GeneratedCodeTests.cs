using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Quantize.Emit;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Emit;

/// <summary>Proves that the generated C# compiles without warnings and gives the bits of the .tflite file.</summary>
public partial class GeneratedCodeTests
{
    public static TheoryData<string> Kinds => [.. EveryOperator.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_operator_gives_the_bits_of_the_file(string kind) => Same(Model.Load(EveryOperator.Of(kind)), 20, kind == "QUANTIZE" ? 0 : 1);

    [Fact]
    public void Operators_that_only_files_of_others_have_give_the_same_bits()
    {
        Tensor input = new("in", [1, 2, 3, 2], 0.5f, 3), half = new("half", [2], 0.5f, 3, [5, -7], false);
        Tensor Next(string name, int[] shape) => new(name, shape, 0.5f, 3);
        Tensor difference = Next("difference", [1, 2, 3, 2]), product = Next("product", [1, 2, 3, 2]), larger = Next("larger", [1, 2, 3, 2]), smaller = Next("smaller", [1, 2, 3, 2]);
        Tensor looked = Next("looked", [1, 2, 3, 2]), turned = Next("turned", [1, 3, 2, 2]), resized = Next("resized", [1, 5, 4, 2]);
        sbyte[] table = [.. Enumerable.Range(0, 256).Select(i => (sbyte)(127 - i))];
        int[] thirds = [1 << 30, 1 << 30, 1 << 30];
        Operator[] steps =
        [
            new Sub("sub", input, half, difference, thirds, [0, 0, -18], -128, 127),
            new Mul("mul", difference, input, product, 1 << 30, -4, -100, 100),
            new Maximum("max", product, half, larger),
            new Minimum("min", larger, input, smaller),
            new Lookup("TANH", "tanh", smaller, looked, table),
            new Transpose("turn", looked, turned, [0, 2, 1, 3]),
            new ResizeNearestNeighbor("resize", turned, resized, false, true),
        ];
        Same(Model.Load(new Graph("net", [input], [resized], steps)), 10, 1);
    }

    [Fact]
    public void Random_networks_give_the_bits_of_the_file()
    {
        for (int seed = 0; seed < 12; seed++)
            Same(Quantized.Of(RandomNetwork.Of(seed, withSoftmax: false), 4).Model, 5, 1);
    }

    [Fact]
    public void A_network_beyond_the_constants_of_nanoFramework_says_so_and_gives_the_bits_of_the_file()
    {
        GeneratedClass generated = Same(Model.Load(Repository.Data("n2", "n2.tflite")), 20, 1);
        Assert.InRange(generated.ConstantBytes, CSharpEmitter.NanoConstantBytes + 1, long.MaxValue);
        Assert.Contains("at most 60,000 bytes of constants", generated.NanoObstacle, StringComparison.Ordinal);
        Assert.Contains($"/// <para>{generated.NanoObstacle}</para>", generated.Text, StringComparison.Ordinal);
        KeepLimits(generated);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(48)]
    [InlineData(90)]
    [InlineData(100)]
    [InlineData(200)]
    public void Long_names_as_converters_join_them_keep_the_lines_short(int length)
    {
        string Name(string start) => start + new string('n', length - 1) + ";model/conv2d_2/BiasAdd/ReadVariableOp/resource";
        Tensor input = new(Name("i"), [1, 33_000], 1, 0), added = new(Name("c"), [1, 33_000], 1, 0, new sbyte[33_000], false), sum = new(Name("s"), [1, 33_000], 1, 0), output = new(Name("o"), [1, 1], 1, 0);
        Operator[] steps =
        [
            new Add(Name("a"), input, added, sum, [1 << 30, 1 << 30, 1 << 30], [0, 0, -18], -128, 127),
            new FullyConnected(Name("d"), sum, output, new sbyte[33_000], [5], [1 << 30], [-2], -128, 127),
        ];
        Same(Model.Load(new Graph("net", [input], [output], steps)), 2, 1);
    }

    [Theory]
    [InlineData(29_900, true)]
    [InlineData(30_300, false)]
    [InlineData(32_768, false)]
    [InlineData(32_769, false)]
    [InlineData(65_537, false)]
    public void Constants_just_below_and_above_the_limits_keep_them(int depth, bool fitsNano)
    {
        Tensor input = new("in", [1, depth], 1, 0), first = new("a", [1, 1], 1, 0), second = new("b", [1, 1], 1, 0);
        sbyte[] weights = [.. Enumerable.Range(0, depth).Select(i => (sbyte)(i % 7 - 3))];
        FullyConnected Dense(Tensor output) => new(output.Name, input, output, weights, [5], [1 << 30], [-2], -128, 127);
        Model model = Model.Load(new Graph("net", [input], [first, second], [Dense(first), Dense(second)]));
        GeneratedClass generated = Same(model, 3, 1, golden: 0);
        KeepLimits(generated);
        Assert.Equal(fitsNano, generated.NanoObstacle is null);
        Assert.Equal(fitsNano, generated.ConstantBytes <= CSharpEmitter.NanoConstantBytes);
    }

    [Fact]
    public void The_self_test_fails_where_a_weight_or_a_golden_byte_is_altered()
    {
        Model model = Quantized.Of(new NetworkBuilder(8, 1, 2, 5, 5).Conv(3, 3).Node("Relu").Flatten().Dense(4, DenseForm.Gemm)).Model;
        string text = Emit(model).Text;
        Assert.True(GeneratedModel.Compile(text).SelfTest());
        // The largest weight of the last layer, and the first golden output.
        Assert.False(GeneratedModel.Compile(Alter(text, "gemm\\w*Weights", "-?127,", "0,")).SelfTest());
        Assert.False(GeneratedModel.Compile(Alter(text, "GoldenOutputs", "-?\\d+,", "99,")).SelfTest());
        Assert.False(GeneratedModel.Compile(Alter(text, "GoldenInputs", "(-?\\d+,\\s+){12}", string.Concat(Enumerable.Repeat("-128, ", 12)))).SelfTest());
    }

    [Fact]
    public void The_constants_say_what_the_model_is()
    {
        Model model = Model.Load(Repository.Data("n2", "n2.tflite"));
        GeneratedModel generated = GeneratedModel.Compile(Emit(model).Text);
        Assert.Equal("Edge.Generated.NetModel", generated.FullName);
        Assert.Equal(model.InputLength, generated.Constant("InputLength"));
        Assert.Equal(model.OutputLength, generated.Constant("OutputLength"));
        Assert.Equal(model.Graph.Inputs[0].Scale, generated.Constant("InputScale"));
        Assert.Equal(model.Graph.Inputs[0].ZeroPoint, generated.Constant("InputZeroPoint"));
        Assert.Equal(model.Graph.Outputs[0].Scale, generated.Constant("OutputScale"));
        Assert.Equal(model.Graph.Outputs[0].ZeroPoint, generated.Constant("OutputZeroPoint"));
        Assert.Equal(model.Graph.ArenaBytes, generated.Constant("ArenaBytes"));
        Assert.Equal(model.Graph.Macs, generated.Constant("Macs"));
    }

    [Fact]
    public void Regeneration_gives_the_same_text_also_from_the_generated_graph()
    {
        Model model = Model.Load(Repository.Data("n2", "n2.tflite"));
        (sbyte[] inputs, sbyte[] outputs) = Golden(model, 3);
        GeneratedClass generated = Emit(model);
        Assert.Equal(generated, Emit(model));
        Assert.Equal(generated, CSharpEmitter.Emit(GeneratedModel.Compile(generated.Text).Create(), Options, inputs, outputs));
    }

    /// <summary>Emits a model with golden samples of its own.</summary>
    internal static GeneratedClass Emit(Model model, int golden = 3)
    {
        (sbyte[] inputs, sbyte[] outputs) = Golden(model, golden);
        return CSharpEmitter.Emit(model.Graph, Options, inputs, outputs);
    }

    private static CSharpOptions Options { get; } = new("Edge.Generated", "NetModel", "A network.", ["Written by a test; do not edit."]);

    private static (sbyte[] Inputs, sbyte[] Outputs) Golden(Model model, int count)
    {
        var random = new Random(1);
        var inputs = new sbyte[count * model.InputLength];
        random.NextBytes(MemoryMarshal.AsBytes(inputs.AsSpan()));
        Session session = model.CreateSession();
        return (inputs, [.. inputs.Chunk(model.InputLength).SelectMany(i => session.Run(i).ToArray())]);
    }

    private static GeneratedClass Same(Model model, int samples, int leastDistinct, int golden = 3)
    {
        GeneratedClass generated = Emit(model, golden);
        Assert.All(generated.Text.Split('\n'), line => Assert.True(line.Length <= 160, line));
        Assert.DoesNotContain('\r', generated.Text);
        GeneratedModel compiled = GeneratedModel.Compile(generated.Text);
        Assert.True(compiled.SelfTest());
        Session expected = model.CreateSession(), got = Model.Load(compiled.Create()).CreateSession();
        var random = new Random(7);
        var sample = new sbyte[model.InputLength];
        var seen = new HashSet<int>();
        for (int i = 0; i < samples; i++)
        {
            random.NextBytes(MemoryMarshal.AsBytes(sample.AsSpan()));
            sbyte[] answer = expected.Run(sample).ToArray();
            Assert.Equal(answer, got.Run(sample).ToArray());
            seen.UnionWith(answer.Select(v => (int)v));
        }
        Assert.True(seen.Count >= leastDistinct);
        return generated;
    }

    // No initialiser is longer than nanoFramework counts, and the class says rightly how much its arrays hold.
    private static void KeepLimits(GeneratedClass generated)
    {
        long bytes = 0;
        foreach (Match array in Constants().Matches(generated.Text))
        {
            int elements = array.Groups[2].Value.Count(c => c == ',') + (array.Groups[2].Value.TrimEnd().EndsWith(',') ? 0 : array.Groups[2].Value.Trim().Length == 0 ? 0 : 1);
            Assert.InRange(elements, 0, 32_768);
            bytes += elements * (array.Groups[1].Value == "int" ? 4 : 1);
        }
        Assert.Equal(generated.ConstantBytes, bytes);
    }

    // Changes the first match inside the array of the constants whose name matches.
    private static string Alter(string text, string constant, string pattern, string replacement)
    {
        int changed = 0;
        string altered = Regex.Replace(
            text,
            $@"(static sbyte\[\] {constant}\(\)[^{{]*{{)([^}}]*)",
            m =>
            {
                string values = new Regex(pattern).Replace(m.Groups[2].Value, replacement, 1);
                changed += values == m.Groups[2].Value ? 0 : 1;
                return m.Groups[1].Value + values;
            },
            RegexOptions.IgnoreCase);
        Assert.Equal(1, changed);
        return altered;
    }

    [GeneratedRegex(@"static (int|sbyte)\[\] \w+\(\) => new \w+\[\]\s*{([^}]*)}")]
    private static partial Regex Constants();
}
