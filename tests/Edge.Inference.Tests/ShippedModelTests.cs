using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading;
using Edge.Data;
using Edge.Micro;
using Edge.Models;
using Edge.Quantize.Data;
using Edge.Quantize.Evaluation;
using Edge.Testing;

namespace Edge.Inference.Tests;

/// <summary>Proves that the network that ships is what its report says, in both of its forms.</summary>
public class ShippedModelTests
{
    private static readonly Model Tflite = Model.Load(Repository.PathOf("sdk", "models", "digits", "model.tflite"));

    [Fact]
    public void The_generated_class_and_the_tflite_file_give_the_same_bits()
    {
        Session generated = Model.Load(DigitsModel.Create()).CreateSession(), loaded = Tflite.CreateSession();
        var random = new Random(1);
        var input = new byte[DigitsModel.InputLength];
        for (int i = 0; i < 200; i++)
        {
            random.NextBytes(input);
            ReadOnlySpan<sbyte> values = MemoryMarshal.Cast<byte, sbyte>(input);
            Assert.True(generated.Run(values).SequenceEqual(loaded.Run(values)), $"sample {i} differs");
        }
    }

    [Fact]
    public void Both_forms_pass_their_golden_samples()
    {
        Assert.True(DigitsModel.SelfTest());
        Assert.Equal(4, Tflite.GoldenSamples);
        Assert.Equal(0, Tflite.SelfTest());
    }

    [Fact]
    public void It_fits_a_nanoFramework_assembly_and_the_report_counts_it_rightly()
    {
        JsonElement report = Report();
        Graph graph = DigitsModel.Create();
        Assert.Equal(graph.Macs, report.GetProperty("macs").GetInt64());
        Assert.Equal(graph.ArenaBytes, report.GetProperty("arenaBytes").GetInt32());
        Assert.Equal(graph.ConstantBytes, report.GetProperty("constantBytes").GetInt64());
        Assert.Equal(1, report.GetProperty("cSharpClasses").GetInt32());
        Assert.InRange(graph.ConstantBytes, 1, 60_000);
    }

    [Fact]
    public void The_report_keeps_the_promise_of_the_model()
    {
        JsonElement report = Report();
        Assert.Equal(10_000, report.GetProperty("testImages").GetInt32());
        Assert.InRange(report.GetProperty("int8Accuracy").GetDouble(), 99.2, 100);
        Assert.InRange(report.GetProperty("drop").GetDouble(), -1, 0.05);
    }

    [Fact]
    public void It_reads_the_bundled_test_digits()
    {
        string folder = Repository.PathOf("firmware", "desktop", "data");
        LabelledImages digits = Images(folder, "mnist-images-idx3-ubyte", "mnist-labels-idx1-ubyte");
        Assert.InRange(CountCorrect(digits), digits.Count * 98 / 100, digits.Count);
    }

    [SkippableFact]
    public void On_all_test_images_it_gets_as_many_right_as_the_report_says()
    {
        string folder = Mnist.FolderOrSkip();
        LabelledImages test = Images(folder, Mnist.TestImages, Mnist.TestLabels);
        Assert.Equal(Report().GetProperty("int8Correct").GetInt32(), CountCorrect(test));
    }

    private static int CountCorrect(IImageSet images) => Evaluator.CountCorrect(Tflite, images, null, CancellationToken.None);

    private static LabelledImages Images(string folder, string images, string labels) => new(IdxFile.ParseSet(
        File.ReadAllBytes(Path.Combine(folder, images)), images, File.ReadAllBytes(Path.Combine(folder, labels)), labels));

    private static JsonElement Report() => JsonDocument.Parse(File.ReadAllText(Repository.PathOf("sdk", "models", "digits", "report.json"))).RootElement;
}
