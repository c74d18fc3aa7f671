using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Inference;
using Edge.Quantize.Data;
using Edge.Quantize.Evaluation;
using Edge.Quantize.Network;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Evaluation;

/// <summary>The comparison counts what one picture after the other says, with and without labels, and for models without a float network.</summary>
public sealed class ComparerTests
{
    private const int Classes = 4;

    // Inputs that int8 can hardly tell apart, so that there are disagreements.
    private static readonly Quantized Network = Quantized.Of(
        new NetworkBuilder(11, 1, 1, 6, 6).Conv(3, 3, padding: Padding.SameUpper).Node("Relu").Flatten().Dense(Classes, DenseForm.Gemm).Node("Softmax"), 400);

    private static readonly LabelledArrays Labelled = new(Network.Samples, [.. Network.Samples.Select((_, i) => i * 7 % Classes)]);

    [Fact]
    public void CountsWhatEachPictureSays()
    {
        Comparison comparison = Comparer.Run(Network.Graph, Network.Model, Labelled, null, CancellationToken.None);
        var executor = new FloatExecutor(Network.Graph);
        Session session = Network.Model.CreateSession();
        (int Label, int Float, int Int8)[] answers = [.. Network.Samples.Select((s, i) => (Labelled.Label(i), Largest(executor.Run(s).ToArray()), session.Classify((ReadOnlySpan<float>)s).Label))];
        Assert.NotEqual(answers.Length, comparison.Agreeing);
        Assert.Equal(answers.Count(a => a.Float == a.Int8), comparison.Agreeing);
        Assert.Equal(answers.Count(a => a.Float == a.Label), comparison.FloatCorrect);
        Assert.Equal(answers.Count(a => a.Int8 == a.Label), comparison.Int8Correct);
        Assert.Equal(
            new McNemarTest(
                answers.Count(a => a.Float == a.Label && a.Int8 == a.Label),
                answers.Count(a => a.Float == a.Label && a.Int8 != a.Label),
                answers.Count(a => a.Float != a.Label && a.Int8 == a.Label),
                answers.Count(a => a.Float != a.Label && a.Int8 != a.Label)),
            comparison.McNemar);
        for (int label = 0; label < Classes; label++)
            for (int answer = 0; answer < Classes; answer++)
            {
                Assert.Equal(answers.Count(a => a.Label == label && a.Float == answer), comparison.FloatConfusion![label][answer]);
                Assert.Equal(answers.Count(a => a.Label == label && a.Int8 == answer), comparison.Int8Confusion![label][answer]);
            }
    }

    [Fact]
    public void TellsTheWorstDisagreementsFirst()
    {
        Comparison comparison = Comparer.Run(Network.Graph, Network.Model, Labelled, null, CancellationToken.None);
        Assert.Equal(Math.Min(Comparer.MostDisagreements, comparison.Images - comparison.Agreeing!.Value), comparison.Disagreements.Count);
        Assert.Equal(comparison.Disagreements.OrderBy(d => d.IsLost ? 0 : 1).ThenByDescending(d => d.Margin), comparison.Disagreements);
        Assert.All(comparison.Disagreements, d =>
        {
            Assert.NotEqual(d.FloatAnswer, d.Int8Answer);
            Assert.Equal(Labelled.Label(d.Index), d.Label);
            Assert.True(d.Margin >= 0);
            Assert.Equal((6, 6, 1, 36), (d.Picture!.Height, d.Picture.Width, d.Picture.Channels, d.Picture.Pixels.Count));
        });
    }

    [Fact]
    public void WithoutLabelsOnlyAgreementIsKnown()
    {
        Comparison comparison = Comparer.Run(Network.Graph, Network.Model, new LabelledArrays(Network.Samples, null), null, CancellationToken.None);
        Assert.NotNull(comparison.Agreeing);
        Assert.Null(comparison.FloatCorrect);
        Assert.Null(comparison.Int8Correct);
        Assert.Null(comparison.McNemar);
        Assert.Null(comparison.Int8Confusion);
        Assert.All(comparison.Disagreements, d => Assert.Null(d.Label));
    }

    [Fact]
    public void WithoutAFloatNetworkOnlyInt8IsKnown()
    {
        Comparison both = Comparer.Run(Network.Graph, Network.Model, Labelled, null, CancellationToken.None);
        Comparison comparison = Comparer.Run(null, Network.Model, Labelled, null, CancellationToken.None);
        Assert.Equal(both.Int8Correct, comparison.Int8Correct);
        Assert.Equal(both.Int8Confusion!.SelectMany(r => r), comparison.Int8Confusion!.SelectMany(r => r));
        Assert.Null(comparison.Agreeing);
        Assert.Null(comparison.McNemar);
        Assert.Empty(comparison.Disagreements);
    }

    [Fact]
    public void LabelsBeyondTheOutputsAreRefused()
    {
        var images = new LabelledArrays(Network.Samples, [.. Network.Samples.Select((_, i) => i == 5 ? Classes : 0)]);
        string message = Assert.Throws<QuantizeException>(() => Comparer.Run(Network.Graph, Network.Model, images, null, CancellationToken.None)).Message;
        Assert.Equal("Picture 5: expected a class of 0 to 3 as the network has 4 outputs, got 4; pass the data that the network was trained on.", message);
    }

    [Fact]
    public void EndsWhenAsked()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Comparer.Run(Network.Graph, Network.Model, Labelled, source.Cancel, source.Token));
    }

    private static int Largest(float[] values) => Enumerable.Range(0, values.Length).MaxBy(i => values[i]);

    private sealed class LabelledArrays(IReadOnlyList<float[]> images, int[]? labels) : IImageSet
    {
        public int Count => images.Count;

        public int ImageLength => images[0].Length;

        public bool HasLabels => labels is not null;

        public int Label(int index) => labels![index];

        public void CopyImage(int index, Span<float> destination) => images[index].CopyTo(destination);
    }
}
