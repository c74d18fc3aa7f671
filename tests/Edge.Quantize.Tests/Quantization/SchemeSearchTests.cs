using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Inference;
using Edge.Quantize.Calibration;
using Edge.Quantize.Data;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Quantization;

/// <summary>Proves what the search tries, what can be forced, that it is deterministic, and that its choice is not worse than what it began with.</summary>
public class SchemeSearchTests
{
    private static readonly Lazy<(FloatGraph Graph, ArrayImages Images)> Example = new(() => Load(Two(), 90));

    [Fact]
    public void What_is_open_is_tried_on_pictures_that_were_not_calibrated_on()
    {
        QuantizedNetwork found = Run(new QuantizationChoices());
        Assert.Equal((68, 7), (found.CalibrationImages, found.Trials.Count));
        Assert.All(found.Trials, t => Assert.Equal((22, true), (t.Images, t.Correct is not null)));
        Assert.Equal(found.Trials.Count, found.Trials.Select(t => t.Scheme).Distinct().Count());
        Assert.Equal(new QuantizationScheme(WeightScheme.PerChannel, RangeMethod.MinMax, false, false), found.Trials[0].Scheme);
        SchemeTrial chosen = Assert.Single(found.Trials, t => t.Scheme == found.Scheme);
        Assert.True(chosen.OutputSqnr >= found.Trials[0].OutputSqnr);
        Assert.StartsWith(SchemeRule.Describe(found.Scheme!), found.Reason, StringComparison.Ordinal);
        Assert.Contains($"{chosen.OutputSqnr:0.0} dB at the output over 22 held-out pictures", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_can_be_forced()
    {
        foreach (WeightScheme weights in Enum.GetValues<WeightScheme>())
            foreach (RangeMethod ranges in Enum.GetValues<RangeMethod>())
                foreach (bool equalization in new[] { false, true })
                    foreach (bool correction in new[] { false, true })
                    {
                        QuantizedNetwork found = Run(new QuantizationChoices { Weights = weights, Ranges = ranges, Equalization = equalization, BiasCorrection = correction });
                        Assert.Equal(new QuantizationScheme(weights, ranges, equalization, correction), found.Scheme);
                        Assert.Equal(("as told", 90), (found.Reason, found.CalibrationImages));
                        Assert.Empty(found.Trials);
                        AssertRuns(found, weights);
                    }
    }

    [Fact]
    public void What_is_forced_in_part_is_the_same_in_every_trial()
    {
        QuantizedNetwork found = Run(new QuantizationChoices { Weights = WeightScheme.PerTensor, Equalization = true });
        Assert.Equal(5, found.Trials.Count);
        Assert.All(found.Trials, t => Assert.Equal((WeightScheme.PerTensor, true), (t.Scheme.Weights, t.Scheme.Equalization)));
    }

    [Fact]
    public void The_same_pictures_give_the_same_bytes_whatever_the_threads()
    {
        (FloatGraph graph, ArrayImages images) = Example.Value;
        byte[] Bytes(IImageSet set) => Quantizer.ToTflite(SchemeSearch.Run(graph, set, 60, 30, new QuantizationChoices { BiasCorrection = true, Ranges = RangeMethod.Mse, Equalization = true }, null, CancellationToken.None), "", []);
        byte[] once = Bytes(images);
        for (int round = 0; round < 3; round++)
            // Threads finish in another order every time.
            Assert.Equal(once, Bytes(new SlowImages(images, round)));
    }

    [Fact]
    public void Pictures_without_labels_do()
    {
        (FloatGraph graph, ArrayImages images) = Example.Value;
        QuantizedNetwork found = SchemeSearch.Run(graph, new SlowImages(images, 0), 60, 30, new QuantizationChoices(), null, CancellationToken.None);
        Assert.All(found.Trials, t => Assert.Null(t.Correct));
        Assert.Equal(Run(new QuantizationChoices()).Scheme, found.Scheme);
    }

    [Theory]
    [InlineData(1, 1, "over 1 calibration picture (too few to hold any out)")]
    [InlineData(2, 2, "over 2 calibration pictures (too few to hold any out)")]
    [InlineData(3, 3, "over 3 calibration pictures (too few to hold any out)")]
    [InlineData(4, 3, "over 1 held-out picture")]
    [InlineData(10, 8, "over 2 held-out pictures")]
    public void Few_pictures_do(int count, int calibrated, string says)
    {
        (FloatGraph graph, ArrayImages images) = Load(Two(), count);
        QuantizedNetwork found = SchemeSearch.Run(graph, images, 1000, 500, new QuantizationChoices(), null, CancellationToken.None);
        Assert.Equal(calibrated, found.CalibrationImages);
        Assert.Contains(says, found.Reason, StringComparison.Ordinal);
        AssertRuns(found, found.Scheme!.Weights);
    }

    [Fact]
    public void Scales_of_the_source_leave_nothing_to_choose()
    {
        int prescribed = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            NetworkBuilder net = RandomNetwork.Of(seed, withSoftmax: false);
            Quantized plain = Quantized.Of(net);
            FloatGraph graph = QuantizationPipeline.Import(QdqForm.Of(net, plain, seed));
            // Of some layers the file has real weights: their biases may be corrected.
            if (graph.Operators.Any(o => o is FloatConv2D { Quantization: null } or FloatDense { Quantization: null }))
                continue;
            prescribed++;
            QuantizedNetwork found = SchemeSearch.Run(graph, new ArrayImages(plain.Samples), 24, 12, new QuantizationChoices(), null, CancellationToken.None);
            Assert.Equal((null, "scales of the source", 24), (found.Scheme, found.Reason, found.CalibrationImages));
            Assert.Equal(plain.Tflite, Quantizer.ToTflite(found, "test", []));
        }
        Assert.InRange(prescribed, 3, 60);
    }

    [Fact]
    public void Random_networks_get_no_worse_than_min_max()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            (FloatGraph graph, ArrayImages images) = Load(RandomNetwork.Of(seed, withSoftmax: true), 24);
            QuantizedNetwork found = SchemeSearch.Run(graph, images, 16, 8, new QuantizationChoices(), null, CancellationToken.None);
            SchemeTrial chosen = found.Trials.Single(t => t.Scheme == found.Scheme);
            Assert.True(chosen.OutputSqnr >= found.Trials[0].OutputSqnr && chosen.OutputSqnr > 15, $"seed {seed}: {found.Reason}");
            AssertTied(found);
        }
    }

    [Theory]
    [InlineData(30, 500, 30, 60)]
    [InlineData(30, 50, 30, 50)]
    [InlineData(80, 500, 68, 22)]
    public void Calibration_gets_what_it_asks_for_while_a_quarter_is_left(int asked, int askedHeldOut, int calibrated, int heldOut)
    {
        QuantizedNetwork found = SchemeSearch.Run(Example.Value.Graph, Example.Value.Images, asked, askedHeldOut, new QuantizationChoices(), null, CancellationToken.None);
        Assert.Equal((calibrated, heldOut), (found.CalibrationImages, found.Trials[0].Images));
    }

    [Fact]
    public void It_can_be_ended()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SchemeSearch.Run(Example.Value.Graph, Example.Value.Images, 60, 30, new QuantizationChoices(), null, source.Token));
    }

    [Fact]
    public void Progress_ends_at_1()
    {
        var stages = new Dictionary<string, double>();
        SchemeSearch.Run(Example.Value.Graph, Example.Value.Images, 60, 30, new QuantizationChoices(), (stage, share) =>
        {
            lock (stages)
                stages[stage] = Math.Max(stages.GetValueOrDefault(stage), share);
        }, CancellationToken.None);
        Assert.Equal(new Dictionary<string, double> { ["calibrate"] = 1, ["try schemes"] = 1 }, stages);
    }

    // Both engines take the file and give the same bits, close to float; a layer's weights have as many scales as they should.
    private static void AssertRuns(QuantizedNetwork network, WeightScheme weights)
    {
        byte[] file = Quantizer.ToTflite(network, "", []);
        Model model = Model.Load(file);
        Assert.All(model.Graph.Operators.OfType<Micro.Operators.FullyConnected>(), o => Assert.Equal(weights == WeightScheme.PerTensor, o.Multipliers.Distinct().Count() == 1));
        Session fast = model.CreateSession(), reference = model.CreateSession(EngineKind.Reference);
        var executor = new FloatExecutor(network.Reference);
        var sample = new float[Example.Value.Images.ImageLength];
        for (int i = 0; i < 3; i++)
        {
            Example.Value.Images.CopyImage(i, sample);
            float[] got = fast.Run((ReadOnlySpan<float>)sample).ToArray(), real = executor.Run(sample).ToArray();
            Assert.Equal(reference.Run((ReadOnlySpan<float>)sample).ToArray(), got);
            Assert.All(real.Zip(got), p => Assert.Equal(p.First, p.Second, 0.15f));
        }
    }

    // Pools and reshapes have one scale on both sides: so they have one range.
    private static void AssertTied(QuantizedNetwork network)
    {
        foreach (FloatOperator step in network.Graph.Operators.Where(o => o.KeepsQuantization))
            Assert.All(step.Inputs, input => Assert.Equal(network.Ranges[step.Output], network.Ranges[input]));
    }

    private static QuantizedNetwork Run(QuantizationChoices choices) =>
        SchemeSearch.Run(Example.Value.Graph, Example.Value.Images, 1000, 30, choices, null, CancellationToken.None);

    private static NetworkBuilder Two() =>
        new NetworkBuilder(2, 1, 2, 8, 8).Conv(6, 3).Node("Relu").Pool("MaxPool", 2, 2, Padding.None).Flatten().Dense(8, DenseForm.Gemm).Node("Relu").Dense(4, DenseForm.Gemm).Node("Softmax");

    private static (FloatGraph Graph, ArrayImages Images) Load(NetworkBuilder net, int count) =>
        (QuantizationPipeline.Import(net.ToBytes()), new ArrayImages([.. Enumerable.Range(0, count).Select(_ => net.Sample().ToNhwc().Select(v => (float)v).ToArray())]));

    /// <summary>The same pictures without labels, some of which take longer to read.</summary>
    private sealed class SlowImages(IImageSet images, int seed) : IImageSet
    {
        public int Count => images.Count;

        public int ImageLength => images.ImageLength;

        public bool HasLabels => false;

        public int Label(int index) => throw new InvalidOperationException("There are no labels.");

        public void CopyImage(int index, Span<float> destination)
        {
            Thread.SpinWait((index * 31 + seed) % 7 * 500);
            images.CopyImage(index, destination);
        }
    }
}
