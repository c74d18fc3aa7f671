using System;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Tflite;
using Edge.Quantize.Emit;
using Edge.Quantize.Pipeline;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Pipeline;

/// <summary>Proves that an int8 .tflite file goes through the pipeline as it is: its own bytes, its own answers, and a class that gives them.</summary>
public class TfliteSourceTests
{
    private static readonly string[] Labels = ["zero", "one", "two", "three", "four", "five", "six"];

    public static TheoryData<string> Kinds => [.. EveryOperator.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_operator_gets_golden_samples_and_a_class(string kind) => Passes(EveryOperator.Of(kind), EveryOperator.Of(kind));

    [SkippableTheory]
    [InlineData("n2")]
    [InlineData("kws")]
    [InlineData("resnet8")]
    [InlineData("mnist_dw")]
    public void Models_of_other_converters_get_golden_samples_and_a_class(string name)
    {
        byte[] file = File.ReadAllBytes(Repository.SharedOrSkip("models", name + ".tflite"));
        QuantizationResult result = Passes(file, file);
        // What TensorFlow Lite Micro's reference kernels gave, from the file with golden samples and from the class.
        byte[] inputs = File.ReadAllBytes(Repository.SharedOrSkip("models", name + ".in.bin")), outputs = File.ReadAllBytes(Repository.SharedOrSkip("models", name + ".out.bin"));
        foreach (Model model in new[] { Model.Load(result.Tflite), Model.Load(GeneratedModel.Compile(result.CSharp.Values.Single()).Create()) })
        {
            Session session = model.CreateSession();
            foreach ((byte[] input, byte[] output) in inputs.Chunk(model.InputLength).Zip(outputs.Chunk(model.OutputLength)).Take(20))
                Assert.Equal(output, session.Run([.. input.Select(b => unchecked((sbyte)b))]).ToArray().Select(v => unchecked((byte)v)));
        }
    }

    [Theory]
    [InlineData("digits")]
    [InlineData("flagship")]
    [InlineData("nano")]
    [InlineData("nano-xs")]
    public void A_shipped_model_stays_byte_for_byte_and_gives_the_shipped_class(string name)
    {
        string folder = Repository.PathOf("sdk", "models", name);
        byte[] file = File.ReadAllBytes(Path.Combine(folder, "model.tflite"));
        QuantizationResult result = Run(file, new QuantizationOptions { Name = name, Calibration = null, Command = $"dotnet run -c Release --project trainer/Edge.Trainer -- reproduce {name}" });
        Assert.Equal(file, result.Tflite);
        (string className, string text) = Assert.Single(result.CSharp);
        Assert.Equal(File.ReadAllText(Path.Combine(folder, className)), text);
        GeneratedModel generated = GeneratedModel.Compile(text);
        Assert.True(generated.SelfTest());
        Assert.Equal((4, 0), (Model.Load(file).GoldenSamples, Model.Load(file).SelfTest()));
    }

    [Fact]
    public void Golden_samples_come_from_pictures_where_there_are_some()
    {
        byte[] file = EveryOperator.Of("CONV_2D");
        float[] picture = [.. Enumerable.Range(0, 120).Select(i => i * 0.05f - 2)];
        TfliteSource source = TfliteSource.Read(file, new ArrayImages([picture, picture]));
        Assert.Equal(4, source.Golden.Count);
        // Scale 0.05, zero point -3.
        Assert.Equal(Enumerable.Range(0, 120).Select(i => (sbyte)Math.Clamp(i - 43, -128, 127)), source.Golden.Inputs[..120]);
        Assert.All(source.Golden.Inputs[240..360], v => Assert.Equal(-128, v));
        Assert.All(source.Golden.Inputs[360..], v => Assert.Equal(127, v));
        Assert.NotEqual(source.Golden.Inputs[..240], TfliteSource.Read(file, null).Golden.Inputs[..240]);
        Assert.Equal(TfliteSource.Read(file, null).File, TfliteSource.Read(file, null).File);
    }

    [Fact]
    public void Labels_are_added_and_those_of_the_file_stay()
    {
        byte[] file = EveryOperator.Of("FULLY_CONNECTED");
        Assert.Null(Model.Load(file).Labels);
        TfliteSource named = TfliteSource.Read(file, null, Labels);
        Assert.Equal(Labels, named.Model.Labels);
        Assert.Same(named.File, TfliteSource.Read(named.File, null, [.. Labels.Reverse()]).File);
        QuantizationResult result = Run(named.File, new QuantizationOptions { Name = "net", Calibration = null });
        Assert.Equal(Labels, result.Report.Labels);
        GeneratedModel generated = GeneratedModel.Compile(result.CSharp.Values.Single());
        Assert.Equal(Labels, generated.Labels());
        Assert.Equal(Labels, Model.Load(generated.Create()).Labels);
    }

    [Fact]
    public void What_does_not_fit_is_one_sentence()
    {
        byte[] file = EveryOperator.Of("FULLY_CONNECTED");
        Refused("expected 7 names of classes, one for each element of the output, got 2", () => TfliteSource.Read(file, null, ["a", "b"]));
        Refused("expected an input of 3 elements as the pictures have, got 120", () => TfliteSource.Read(file, new ArrayImages([[1f, 2, 3]])));
        byte[] wrong = TfliteSource.Read(file, null).File;
        int at = wrong.AsSpan().IndexOf(TfliteSource.Read(file, null).Golden.ToMetadata());
        // The first output byte of the first golden sample.
        wrong[at + 120] ^= 0x40;
        Refused("expected the outputs of its golden samples, got others for 1 of 4", () => TfliteSource.Read(wrong, null));
        Assert.Throws<InvalidModelException>(() => TfliteSource.Read(file[..200], null));
        Assert.Throws<InvalidModelException>(() => TfliteSource.Read(file, null, null, new ModelLimits { MaxBytes = 500 }));
    }

    [Fact]
    public void A_network_that_is_too_large_for_a_class_gives_the_file_alone()
    {
        Tensor input = new("in", [1, 4096], 1, 0), output = new("out", [1, 4096], 1, 0);
        var graph = new Graph("wide", [input], [output], [new Edge.Micro.Operators.FullyConnected(
            "dense", input, output, new sbyte[1 << 24], null, [.. Enumerable.Repeat(1 << 30, 4096)], new int[4096], -128, 127)]);
        Assert.Contains("a C# class holds at most 16,777,216 bytes of constants, the network has 16,8", CSharpEmitter.Obstacle(graph, 0), StringComparison.Ordinal);
        Refused("use the .tflite file instead", () => CSharpEmitter.Emit(graph, new CSharpOptions("N", "C", "s", []), [], []));
    }

    private static void Refused(string expected, Action action) => Assert.Contains(expected, Assert.Throws<QuantizeException>(action).Message, StringComparison.Ordinal);

    private static QuantizationResult Run(byte[] file, QuantizationOptions options) => QuantizationPipeline.Run(file, options, null, CancellationToken.None);

    // The file stands whole in the result, which has golden samples and the same weights, and a class that proves itself.
    private static QuantizationResult Passes(byte[] file, byte[] kept)
    {
        QuantizationResult result = Run(file, new QuantizationOptions { Name = "net", Calibration = null });
        Assert.Equal(kept, result.Tflite[^kept.Length..]);
        Model model = Model.Load(result.Tflite);
        Assert.Equal((4, 0), (model.GoldenSamples, model.SelfTest()));
        Assert.Equal((4, result.Tflite.Length, model.Graph.ArenaBytes), (result.Report.GoldenSamples, result.Report.TfliteBytes, result.Report.ArenaBytes));
        Assert.Equal((null, null), (result.Report.FloatCorrect, result.Report.Drop));
        Assert.All(result.CSharp["NetModel.g.cs"].Split('\n'), line => Assert.True(line.Length <= 160, line));
        Assert.True(GeneratedModel.Compile(result.CSharp["NetModel.g.cs"]).SelfTest());
        // A second pass has nothing to add.
        Assert.Equal(result.Tflite, Run(result.Tflite, new QuantizationOptions { Name = "net", Calibration = null }).Tflite);
        Assert.Equal(TfliteReader.Read(file, new ModelLimits()).Graph.ConstantBytes, result.Report.ConstantBytes);
        return result;
    }
}
