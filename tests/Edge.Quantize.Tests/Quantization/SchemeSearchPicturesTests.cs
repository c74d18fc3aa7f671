using System;
using System.Threading;
using Edge.Quantize.Calibration;
using Edge.Quantize.Data;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Quantization;

/// <summary>Proves that the search takes any pictures, gives the same bytes whatever the threads, and can be ended.</summary>
public class SchemeSearchPicturesTests
{
    [Fact]
    public void The_same_pictures_give_the_same_bytes_whatever_the_threads()
    {
        (FloatGraph graph, ArrayImages images) = (SearchExample.Graph, SearchExample.Images);
        byte[] Bytes(IImageSet set) => Quantizer.ToTflite(SchemeSearch.Run(graph, set, 60, 30, new QuantizationChoices { BiasCorrection = true, Ranges = RangeMethod.Mse, Equalization = true }, null, CancellationToken.None), "", []);
        byte[] once = Bytes(images);
        for (int round = 0; round < 3; round++)
            // Threads finish in another order every time.
            Assert.Equal(once, Bytes(new SlowImages(images, round)));
    }

    [Fact]
    public void Pictures_without_labels_do()
    {
        (FloatGraph graph, ArrayImages images) = (SearchExample.Graph, SearchExample.Images);
        QuantizedNetwork found = SchemeSearch.Run(graph, new SlowImages(images, 0), 60, 30, new QuantizationChoices(), null, CancellationToken.None);
        Assert.All(found.Trials, t => Assert.Null(t.Correct));
        Assert.Equal(SearchExample.Run(new QuantizationChoices()).Scheme, found.Scheme);
    }

    [Theory]
    [InlineData(1, 1, "over 1 calibration picture (too few to hold any out)")]
    [InlineData(2, 2, "over 2 calibration pictures (too few to hold any out)")]
    [InlineData(3, 3, "over 3 calibration pictures (too few to hold any out)")]
    [InlineData(4, 3, "over 1 held-out picture")]
    [InlineData(10, 8, "over 2 held-out pictures")]
    public void Few_pictures_do(int count, int calibrated, string says)
    {
        (FloatGraph graph, ArrayImages images) = SearchExample.Load(SearchExample.Network(), count);
        QuantizedNetwork found = SchemeSearch.Run(graph, images, 1000, 500, new QuantizationChoices(), null, CancellationToken.None);
        Assert.Equal(calibrated, found.CalibrationImages);
        Assert.Contains(says, found.Reason, StringComparison.Ordinal);
        SearchExample.AssertRuns(found, found.Scheme!.Weights);
    }

    [Theory]
    [InlineData(30, 500, 30, 60)]
    [InlineData(30, 50, 30, 50)]
    [InlineData(80, 500, 68, 22)]
    public void Calibration_gets_what_it_asks_for_while_a_quarter_is_left(int asked, int askedHeldOut, int calibrated, int heldOut)
    {
        QuantizedNetwork found = SchemeSearch.Run(SearchExample.Graph, SearchExample.Images, asked, askedHeldOut, new QuantizationChoices(), null, CancellationToken.None);
        Assert.Equal((calibrated, heldOut), (found.CalibrationImages, found.Trials[0].Images));
    }

    [Fact]
    public void It_can_be_ended()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SchemeSearch.Run(SearchExample.Graph, SearchExample.Images, 60, 30, new QuantizationChoices(), null, source.Token));
    }

    [Fact]
    public void It_can_be_ended_in_the_middle()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => SchemeSearch.Run(SearchExample.Graph, SearchExample.Images, 60, 30, new QuantizationChoices(), (stage, share) =>
        {
            if (stage == "calibrate" && share > 0.6)
                source.Cancel();
        }, source.Token));
    }

    [Fact]
    public void A_picture_that_cannot_be_read_says_so_itself()
    {
        var images = new SlowImages(SearchExample.Images, 0) { Unreadable = 40 };
        Assert.Equal("picture 40", Assert.Throws<QuantizeException>(() => SchemeSearch.Run(SearchExample.Graph, images, 60, 30, new QuantizationChoices(), null, CancellationToken.None)).Message);
    }
}
