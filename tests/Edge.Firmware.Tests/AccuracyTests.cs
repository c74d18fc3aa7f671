using System.Threading;
using Edge.Desktop.Sources;
using Edge.DigitReader;
using Edge.Firmware.Tests.Fakes;
using Edge.Vision;

namespace Edge.Firmware.Tests;

/// <summary>Proves that the shipped network reads the bundled digits through vision, as they are and as a camera sees them.</summary>
public class AccuracyTests
{
    [Fact]
    public void Of_the_bundled_test_digits_98_percent_are_read()
    {
        using var camera = new MnistCamera(BundledDigits.Load());
        AssertAccuracy(camera, 0.98);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_the_digits_on_photographs_90_percent_are_read(int seed)
    {
        using var camera = new SyntheticCamera(BundledDigits.Load(), seed);
        AssertAccuracy(camera, 0.9);
    }

    [Fact]
    public void The_synthetic_camera_gives_the_same_frames_for_a_seed_and_others_for_another()
    {
        Assert.Equal(Frames(1), Frames(1));
        Assert.NotEqual(Frames(1), Frames(2));
    }

    private static void AssertAccuracy(ICamera camera, double least)
    {
        var loop = new ReaderLoop(camera, new ModelClassifier(ShippedModel.Load()), new FakeDisplay());
        loop.Run(CancellationToken.None);
        Assert.Equal(200, loop.Counters.Labelled);
        Assert.InRange(loop.Counters.Accuracy, least, 1);
    }

    private static byte[] Frames(int seed)
    {
        using var camera = new SyntheticCamera(BundledDigits.Load(), seed);
        var frame = new GrayImage(camera.Width, camera.Height);
        var all = new byte[5 * frame.Pixels.Length];
        for (int i = 0; i < 5; i++)
        {
            Assert.True(camera.TryRead(frame, CancellationToken.None));
            frame.Pixels.CopyTo(all, i * frame.Pixels.Length);
        }
        return all;
    }
}
