using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading;
using Edge.Data;
using Edge.Micro;
using Edge.Models;
using Edge.Quantize.Data;
using Edge.Quantize.Evaluation;
using Edge.Testing;

namespace Edge.Inference.Tests.Shipped;

/// <summary>Proves that the networks that ship are what their reports say, in both of their forms, and keep their promises.</summary>
public class ShippedModelTests
{
    // What the constants of a nanoFramework assembly may take.
    private const int NanoConstantBytes = 60_000;

    private static readonly ShippedModel[] Models =
    [
        new("digits", DigitsModel.Create, DigitsModel.SelfTest) { LeastAccuracy = 99.2, MostMacs = 1_000_000, MostWeightBytes = 32 << 10, IsForNano = true },
        new("flagship", FlagshipModel.Create, FlagshipModel.SelfTest) { LeastAccuracy = 99.6, MostMacs = 12_000_000, MostWeightBytes = 500_000, IsForNano = false },
        new("gate", GateModel.Create, GateModel.SelfTest) { LeastAccuracy = 98.4, MostMacs = 6_000_000, MostWeightBytes = 80 << 10, IsForNano = false, ReadsDigits = false },
        new("nano", NanoModel.Create, NanoModel.SelfTest) { LeastAccuracy = 99.4, MostMacs = 150_000, MostWeightBytes = 16 << 10, IsForNano = true },
        new("nano-xs", NanoXsModel.Create, NanoXsModel.SelfTest) { LeastAccuracy = 98.9, MostMacs = 45_000, MostWeightBytes = 5 << 10, IsForNano = true },
    ];

    public static TheoryData<string> Names => [.. Models.Select(m => m.Name)];

    public static TheoryData<string> Readers => [.. Models.Where(m => m.ReadsDigits).Select(m => m.Name)];

    [Fact]
    public void Every_network_that_ships_is_listed_here() => Assert.Equal(
        Directory.GetFiles(Repository.PathOf("sdk", "models"), "model.tflite", SearchOption.AllDirectories)
            .Select(p => Path.GetFileName(Path.GetDirectoryName(p)!)).Order(StringComparer.Ordinal),
        Models.Select(m => m.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_generated_class_and_the_tflite_file_give_the_same_bits(string name)
    {
        ShippedModel model = Named(name);
        Model file = model.LoadTflite();
        Session generated = Model.Load(model.Create()).CreateSession(), loaded = file.CreateSession();
        var random = new Random(1);
        var input = new byte[file.InputLength];
        for (int i = 0; i < 200; i++)
        {
            random.NextBytes(input);
            ReadOnlySpan<sbyte> values = MemoryMarshal.Cast<byte, sbyte>(input);
            Assert.True(generated.Run(values).SequenceEqual(loaded.Run(values)), $"sample {i} differs");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_forms_pass_their_golden_samples(string name)
    {
        ShippedModel model = Named(name);
        Assert.True(model.SelfTest());
        Model generated = Model.Load(model.Create()), loaded = model.LoadTflite();
        Assert.Equal((4, 0), (generated.GoldenSamples, generated.SelfTest()));
        Assert.Equal((4, 0), (loaded.GoldenSamples, loaded.SelfTest()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_report_counts_rightly(string name)
    {
        ShippedModel model = Named(name);
        JsonElement report = model.ReadReport();
        Graph graph = model.Create();
        Assert.Equal(graph.Macs, report.GetProperty("macs").GetInt64());
        Assert.Equal(graph.ArenaBytes, report.GetProperty("arenaBytes").GetInt32());
        Assert.Equal(graph.ConstantBytes, report.GetProperty("constantBytes").GetInt64());
        // The class has shapes and golden samples too.
        Assert.InRange(report.GetProperty("cSharpConstantBytes").GetInt64(), graph.ConstantBytes, model.IsForNano ? NanoConstantBytes : long.MaxValue);
        Assert.Equal(model.IsForNano, !report.TryGetProperty("nanoObstacle", out _));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_report_keeps_the_promise_of_the_model(string name)
    {
        ShippedModel model = Named(name);
        JsonElement report = model.ReadReport();
        Assert.Equal(10_000, report.GetProperty("testImages").GetInt32());
        Assert.InRange(report.GetProperty("int8Accuracy").GetDouble(), model.LeastAccuracy, 100);
        Assert.InRange(report.GetProperty("drop").GetDouble(), -1, 0.05);
        Assert.InRange(report.GetProperty("macs").GetInt64(), 1, model.MostMacs);
        Assert.InRange(report.GetProperty("weightBytes").GetInt64(), 1, model.MostWeightBytes);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void It_reads_the_bundled_test_digits(string name)
    {
        string folder = Repository.PathOf("firmware", "desktop", "data");
        LabelledImages digits = Images(folder, "mnist-images-idx3-ubyte", "mnist-labels-idx1-ubyte");
        Assert.InRange(CountCorrect(Named(name), digits), digits.Count * 98 / 100, digits.Count);
    }

    [SkippableTheory]
    [MemberData(nameof(Readers))]
    public void On_all_test_images_it_gets_as_many_right_as_the_report_says(string name)
    {
        string folder = Mnist.FolderOrSkip();
        LabelledImages test = Images(folder, Mnist.TestImages, Mnist.TestLabels);
        Assert.Equal(Named(name).ReadReport().GetProperty("int8Correct").GetInt32(), CountCorrect(Named(name), test));
    }

    private static ShippedModel Named(string name) => Models.Single(m => m.Name == name);

    private static int CountCorrect(ShippedModel model, IImageSet images) => Comparer.Run(null, model.LoadTflite(), images, null, CancellationToken.None).Int8Correct!.Value;

    private static LabelledImages Images(string folder, string images, string labels) => new(IdxFile.ParseSet(
        File.ReadAllBytes(Path.Combine(folder, images)), images, File.ReadAllBytes(Path.Combine(folder, labels)), labels));
}
