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
    public void A_network_over_several_classes_keeps_the_limits_and_gives_the_bits_of_the_file()
    {
        Model model = Model.Load(Repository.Data("n2", "n2.tflite"));
        IReadOnlyDictionary<string, string> files = Same(model, 20, 1);
        Assert.True(files.Count >= 2, $"{files.Count} files");
        KeepLimits(files);
    }

    [Theory]
    [InlineData(30_300)]
    [InlineData(32_768)]
    [InlineData(32_769)]
    [InlineData(59_988)]
    [InlineData(59_989)]
    public void Constants_just_below_and_above_the_limits_keep_them(int depth)
    {
        Tensor input = new("in", [1, depth], 1, 0), first = new("a", [1, 1], 1, 0), second = new("b", [1, 1], 1, 0);
        sbyte[] weights = [.. Enumerable.Range(0, depth).Select(i => (sbyte)(i % 7 - 3))];
        FullyConnected Dense(Tensor output) => new(output.Name, input, output, weights, [5], [1 << 30], [-2], -128, 127);
        Model model = Model.Load(new Graph("net", [input], [first, second], [Dense(first), Dense(second)]));
        KeepLimits(Same(model, 3, 1));
    }

    [Fact]
    public void The_self_test_fails_where_a_weight_or_a_golden_byte_is_altered()
    {
        Model model = Quantized.Of(new NetworkBuilder(8, 1, 2, 5, 5).Conv(3, 3).Node("Relu").Flatten().Dense(4, DenseForm.Gemm)).Model;
        IReadOnlyDictionary<string, string> files = Emit(model, out _, out _);
        Assert.True(GeneratedModel.Compile(files).SelfTest());
        // The largest weight of the last layer, and the first golden output.
        Assert.False(GeneratedModel.Compile(Alter(files, "gemm\\w*Weights", "-?127,", "0,")).SelfTest());
        Assert.False(GeneratedModel.Compile(Alter(files, "GoldenOutputs", "-?\\d+,", "99,")).SelfTest());
        Assert.False(GeneratedModel.Compile(Alter(files, "GoldenInputs", "(-?\\d+,\\s+){20}", string.Concat(Enumerable.Repeat("-128, ", 20)))).SelfTest());
    }

    [Fact]
    public void The_constants_say_what_the_model_is()
    {
        Model model = Model.Load(Repository.Data("n2", "n2.tflite"));
        GeneratedModel generated = GeneratedModel.Compile(Emit(model, out _, out _));
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
        IReadOnlyDictionary<string, string> files = Emit(model, out sbyte[] inputs, out sbyte[] outputs);
        Assert.Equal(files, Emit(model, out _, out _));
        Assert.Equal(files, CSharpEmitter.Emit(GeneratedModel.Compile(files).Create(), Options(), inputs, outputs));
    }

    /// <summary>Emits a model with golden samples of its own.</summary>
    internal static IReadOnlyDictionary<string, string> Emit(Model model, out sbyte[] inputs, out sbyte[] outputs)
    {
        var random = new Random(1);
        inputs = new sbyte[3 * model.InputLength];
        random.NextBytes(MemoryMarshal.AsBytes(inputs.AsSpan()));
        Session session = model.CreateSession();
        outputs = [.. inputs.Chunk(model.InputLength).SelectMany(i => session.Run(i).ToArray())];
        return CSharpEmitter.Emit(model.Graph, Options(), inputs, outputs);
    }

    private static CSharpOptions Options() => new("Edge.Generated", "NetModel", "A network.", ["Written by a test; do not edit."]);

    private static IReadOnlyDictionary<string, string> Same(Model model, int samples, int leastDistinct)
    {
        IReadOnlyDictionary<string, string> files = Emit(model, out _, out _);
        Assert.All(files.Values.SelectMany(t => t.Split('\n')), line => Assert.True(line.Length <= 160, line));
        Assert.DoesNotContain(files.Values, t => t.Contains('\r', StringComparison.Ordinal));
        GeneratedModel generated = GeneratedModel.Compile(files);
        Assert.True(generated.SelfTest());
        Session expected = model.CreateSession(), got = Model.Load(generated.Create()).CreateSession();
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
        return files;
    }

    private static void KeepLimits(IReadOnlyDictionary<string, string> files)
    {
        foreach (string text in files.Values)
        {
            int bytes = 0;
            foreach (Match array in Constants().Matches(text))
            {
                int elements = array.Groups[2].Value.Count(c => c == ',');
                Assert.InRange(elements, 1, 32_768);
                bytes += elements * (array.Groups[1].Value == "int" ? 4 : 1);
            }
            Assert.InRange(bytes, 1, 60_000);
        }
    }

    // Changes the first match inside the array of the constants whose name matches.
    private static Dictionary<string, string> Alter(IReadOnlyDictionary<string, string> files, string constant, string pattern, string replacement)
    {
        int changed = 0;
        Dictionary<string, string> altered = files.ToDictionary(f => f.Key, f => Regex.Replace(
            f.Value,
            $@"(static sbyte\[\] {constant}\(\)[^{{]*{{)([^}}]*)",
            m =>
            {
                string values = new Regex(pattern).Replace(m.Groups[2].Value, replacement, 1);
                changed += values == m.Groups[2].Value ? 0 : 1;
                return m.Groups[1].Value + values;
            },
            RegexOptions.IgnoreCase));
        Assert.Equal(1, changed);
        return altered;
    }

    [GeneratedRegex(@"static (int|sbyte)\[\] \w+\(\) => new \w+\[\]\s*{([^}]*)}")]
    private static partial Regex Constants();
}
