using System.Linq;
using System.Threading;
using Edge.Quantize.Calibration;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Quantization;

/// <summary>Proves that the search finds what a network needs, and nothing worse than what it began with.</summary>
public class SchemeSearchChoiceTests
{
    [Fact]
    public void Random_networks_get_no_worse_than_min_max()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            (FloatGraph graph, ArrayImages images) = SearchExample.Load(RandomNetwork.Of(seed, withSoftmax: true), 24);
            QuantizedNetwork found = SchemeSearch.Run(graph, images, 16, 8, new QuantizationChoices(), null, CancellationToken.None);
            SchemeTrial chosen = found.Trials.Single(t => t.Scheme == found.Scheme);
            Assert.True(chosen.OutputSqnr >= found.Trials[0].OutputSqnr && chosen.OutputSqnr > 15, $"seed {seed}: {found.Reason}");
            AssertTied(found);
        }
    }

    [Fact]
    public void Equalisation_is_chosen_where_channels_differ_much_and_weights_have_one_scale()
    {
        NetworkBuilder net = new NetworkBuilder(3, 1, 2, 8, 8).Conv(6, 3).Node("Relu").Conv(3, 3);
        (FloatGraph graph, ArrayImages images) = SearchExample.Load(net, 40);
        var first = new EqualizedLayer(graph.Operators[0]);
        var second = new EqualizedLayer(graph.Operators[1]);
        double[] scales = [1, 0.01, 1, 30, 1, 0.2];
        first.DivideOutputs(scales);
        second.MultiplyInputs(scales);
        FloatGraph skewed = graph with { Operators = [first.ToOperator(), second.ToOperator()] };
        QuantizedNetwork found = SchemeSearch.Run(skewed, images, 30, 10, new QuantizationChoices { Weights = WeightScheme.PerTensor }, null, CancellationToken.None);
        Assert.True(found.Scheme!.Equalization, found.Reason);
        Assert.True(found.Trials.Single(t => t.Scheme == found.Scheme).OutputSqnr > found.Trials[0].OutputSqnr + 10, found.Reason);
    }

    [Fact]
    public void Ranges_are_clipped_where_a_few_values_lie_far_out()
    {
        // A single spot of one picture is forty times as bright as all else.
        NetworkBuilder net = new NetworkBuilder(3, 1, 1, 8, 8).Conv(6, 3).Node("Relu").Conv(3, 3);
        float[][] pictures = [.. Enumerable.Range(0, 120).Select(i => net.Sample().ToNhwc().Select(v => (float)v).ToArray())];
        for (int i = 0; i < 64; i++)
            pictures[7][i] = i == 20 ? 40 : 0;
        FloatGraph graph = QuantizationPipeline.Import(net.ToBytes());
        QuantizedNetwork found = SchemeSearch.Run(graph, new ArrayImages(pictures), 80, 40, new QuantizationChoices { Percentile = 99 }, null, CancellationToken.None);
        Assert.NotEqual(RangeMethod.MinMax, found.Scheme!.Ranges);
        Assert.True(found.Ranges[graph.Operators[0].Output].Max < found.Histograms[graph.Operators[0].Output].Range.Max, found.Reason);
    }

    // Pools and reshapes have one scale on both sides: so they have one range.
    private static void AssertTied(QuantizedNetwork network)
    {
        foreach (FloatOperator step in network.Graph.Operators.Where(o => o.KeepsQuantization))
            Assert.All(step.Inputs, input => Assert.Equal(network.Ranges[step.Output], network.Ranges[input]));
    }
}
