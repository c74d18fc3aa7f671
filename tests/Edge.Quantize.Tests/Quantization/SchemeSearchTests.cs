using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Quantize.Calibration;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Quantization;

/// <summary>Proves what the search tries, what can be forced, and what it leaves alone.</summary>
public class SchemeSearchTests
{
    [Fact]
    public void What_is_open_is_tried_on_pictures_that_were_not_calibrated_on()
    {
        QuantizedNetwork found = SearchExample.Run(new QuantizationChoices());
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
                        QuantizedNetwork found = SearchExample.Run(new QuantizationChoices { Weights = weights, Ranges = ranges, Equalization = equalization, BiasCorrection = correction });
                        Assert.Equal(new QuantizationScheme(weights, ranges, equalization, correction), found.Scheme);
                        Assert.Equal(("as told", 90), (found.Reason, found.CalibrationImages));
                        Assert.Empty(found.Trials);
                        SearchExample.AssertRuns(found, weights);
                    }
    }

    [Fact]
    public void What_is_forced_in_part_is_the_same_in_every_trial()
    {
        QuantizedNetwork found = SearchExample.Run(new QuantizationChoices { Weights = WeightScheme.PerTensor, Equalization = true });
        Assert.Equal(5, found.Trials.Count);
        Assert.All(found.Trials, t => Assert.Equal((WeightScheme.PerTensor, true), (t.Scheme.Weights, t.Scheme.Equalization)));
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
    public void Progress_ends_at_1()
    {
        var stages = new Dictionary<string, double>();
        SchemeSearch.Run(SearchExample.Graph, SearchExample.Images, 60, 30, new QuantizationChoices(), (stage, share) =>
        {
            lock (stages)
                stages[stage] = Math.Max(stages.GetValueOrDefault(stage), share);
        }, CancellationToken.None);
        Assert.Equal(new Dictionary<string, double> { ["calibrate"] = 1, ["try schemes"] = 1 }, stages);
    }
}
