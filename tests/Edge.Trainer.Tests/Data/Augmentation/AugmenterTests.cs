using System;
using System.Linq;
using Edge.Data;
using Edge.Testing;
using Edge.Trainer.Data.Augmentation;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Data.Augmentation;

public sealed class AugmenterTests
{
    private static readonly TensorShape Digit = new(28, 28, 1);
    private static readonly ImageSet Set = SyntheticDigits.Make(60, 4);
    private static readonly AugmentationSpec Affine = new() { Rotation = 20, Shift = 3, Shear = 10, Zoom = 0.2f };
    private static readonly AugmentationSpec All =
        Affine with { Elastic = new ElasticSpec(2, 6), Stroke = 1.5f, Blur = 2, Noise = 0.2f, Lighting = 1 };

    [Fact]
    public void WithoutLimitsNothingChanges()
    {
        float[] plain = [.. Set.Image(0).ToArray().Select(p => p * (1f / 255))];
        Assert.Equal(plain, Apply(new AugmentationSpec(), Digit, Set.Image(0), image: 0));
        // A resampling that has nothing to move.
        float[] resampled = Apply(new AugmentationSpec { Elastic = new ElasticSpec(1e-12f, 7) }, Digit, Set.Image(0), image: 0);
        for (int i = 0; i < plain.Length; i++)
            Assert.Equal(plain[i], resampled[i], 1e-5f);
    }

    [Fact]
    public void SeedEpochAndImageAloneDecide()
    {
        var used = new Augmenter(All, Digit, seed: 5);
        float[] result = new float[Digit.Length];
        for (int i = 0; i < Set.Count; i++)
        {
            // What an augmenter has done before leaves no trace.
            used.Apply(3, i, Set.Image(i), result);
            Assert.Equal(Apply(All, Digit, Set.Image(i), i, epoch: 3, seed: 5), result);
        }
        float[] one = Apply(All, Digit, Set.Image(0), 0, epoch: 3, seed: 5);
        Assert.NotEqual(one, Apply(All, Digit, Set.Image(0), 1, epoch: 3, seed: 5));
        Assert.NotEqual(one, Apply(All, Digit, Set.Image(0), 0, epoch: 4, seed: 5));
        Assert.NotEqual(one, Apply(All, Digit, Set.Image(0), 0, epoch: 3, seed: 6));
    }

    [Fact]
    public void OneMoreEffectDoesNotChangeWhatOthersDraw()
    {
        // A blur this weak does nothing.
        AugmentationSpec more = Affine with { Blur = 0.1f };
        for (int i = 0; i < 10; i++)
            Assert.Equal(Apply(Affine, Digit, Set.Image(i), i), Apply(more, Digit, Set.Image(i), i));
    }

    // Rotation, shear and zoom leave the centre where it is; shift moves it by no more than its limit.
    [Fact]
    public void ADotInTheMiddleMovesNoFartherThanTheShift()
    {
        byte[] pixels = new byte[29 * 29];
        pixels[(14 * 29) + 14] = 255;
        bool moved = false;
        for (int i = 0; i < 50; i++)
        {
            (double mass, double x, double y) = Centre(Apply(Affine, new TensorShape(29, 29, 1), pixels, i), 29);
            Assert.InRange(mass, 0.4, 1.8);
            Assert.InRange(x, 10.9, 17.1);
            Assert.InRange(y, 10.9, 17.1);
            moved |= Math.Abs(x - 14) > 1;
        }
        Assert.True(moved);
    }

    [Fact]
    public void ADotIsDisplacedNoFartherThanTheElasticLimit()
    {
        byte[] pixels = new byte[29 * 29];
        for (int y = 13; y <= 15; y++)
            pixels.AsSpan((y * 29) + 13, 3).Fill(255);
        double farthest = 0;
        for (int i = 0; i < 200; i++)
        {
            (_, double x, double y) = Centre(Apply(new AugmentationSpec { Elastic = new ElasticSpec(1.5f, 9) }, new TensorShape(29, 29, 1), pixels, i), 29);
            farthest = Math.Max(farthest, Math.Max(Math.Abs(x - 14), Math.Abs(y - 14)));
        }
        Assert.InRange(farthest, 1, 3.7 * 1.5);
    }

    [Fact]
    public void TheNearestPixelFillsWhatComesFromOutside()
    {
        byte[] white = [.. Enumerable.Repeat((byte)255, 784)];
        for (int i = 0; i < 20; i++)
        {
            Assert.All(Apply(Affine with { Fill = FillMode.Nearest }, Digit, white, i), v => Assert.Equal(1, v, 1e-6f));
            Assert.Contains(0, Apply(new AugmentationSpec { Rotation = 45, Shift = 3 }, Digit, white, i));
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 40, 3)]
    [InlineData(5, 3, 3)]
    [InlineData(33, 17, 1)]
    [InlineData(64, 48, 3)]
    public void EveryShapeStaysWithinItsBounds(int height, int width, int channels)
    {
        var shape = new TensorShape(height, width, channels);
        byte[] image = new byte[shape.Length];
        new Random(7).NextBytes(image);
        for (int i = 0; i < 100; i++)
            Assert.All(Apply(All, shape, image, i), v => Assert.InRange(v, 0, 1));
    }

    [Fact]
    public void ChannelsMoveAndShineTogether()
    {
        byte[] grey = Set.Image(3).ToArray();
        byte[] colour = [.. grey.SelectMany(p => new[] { p, p, p })];
        AugmentationSpec quiet = All with { Noise = 0 };
        for (int i = 0; i < 20; i++)
            Assert.Equal(Apply(quiet, Digit, grey, i).SelectMany(v => new[] { v, v, v }), Apply(quiet, new TensorShape(28, 28, 3), colour, i));
    }

    [Fact]
    public void HalfOfTheImagesGetLessThanAQuarterOfTheLimit()
    {
        byte[] grey = [.. Enumerable.Repeat((byte)128, 784)];
        const int Count = 1000;
        int quarter = 0, tenth = 0;
        for (int i = 0; i < Count; i++)
        {
            double deviation = Deviation(Apply(new AugmentationSpec { Noise = 0.1f }, Digit, grey, i));
            quarter += deviation < 0.025 ? 1 : 0;
            tenth += deviation < 0.01 ? 1 : 0;
            Assert.InRange(deviation, 0, 0.11);
        }
        Assert.InRange(quarter, 0.45 * Count, 0.55 * Count);
        Assert.InRange(tenth, 0.27 * Count, 0.37 * Count);
    }

    [Fact]
    public void AnImageCostsNoMemory()
    {
        var augmenter = new Augmenter(All, Digit, 1);
        float[] target = new float[Digit.Length];
        byte[] image = Set.Image(0).ToArray();
        Assert.Equal(0, Allocations.Of(() => augmenter.Apply(0, 0, image, target)));
    }

    [Fact]
    public void RefusesAnImageOfAnotherShape() =>
        Assert.Throws<ArgumentException>(() => new Augmenter(All, Digit, 1).Apply(0, 0, new byte[783], new float[784]));

    private static float[] Apply(AugmentationSpec spec, TensorShape shape, ReadOnlySpan<byte> pixels, int image, int epoch = 0, long seed = 1)
    {
        float[] result = new float[shape.Length];
        new Augmenter(spec, shape, seed).Apply(epoch, image, pixels, result);
        return result;
    }

    private static (double Mass, double X, double Y) Centre(float[] image, int width)
    {
        double mass = 0, x = 0, y = 0;
        for (int i = 0; i < image.Length; i++)
            (mass, x, y) = (mass + image[i], x + (image[i] * (i % width)), y + (image[i] * (i / width)));
        return (mass, x / mass, y / mass);
    }

    private static double Deviation(float[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
