using System;
using System.Linq;
using Edge.Data;
using Edge.Trainer.Data.Augmentation;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Tests.Data.Augmentation;

/// <summary>Each effect by what it promises: thickness, variance, deviation, bounds.</summary>
public sealed class EffectTests
{
    private const int Side = 28;

    [Theory]
    [InlineData(0.25f)]
    [InlineData(0.7f)]
    [InlineData(1f)]
    [InlineData(1.6f)]
    [InlineData(2.5f)]
    public void AStrokeBecomesThickerOrThinnerByTheRadiusOnEitherSide(float radius)
    {
        foreach (float sign in new[] { 1f, -1f })
        {
            Plane plane = Make((x, y) => x is >= 8 and < 18 ? 1 : 0);
            new StrokeFilter(Side, Side).Apply(plane, new Plane(Side, Side), sign * radius);
            Assert.Equal(10 + (2 * sign * radius), plane.Line(14).ToArray().Sum(), 0.01f);
        }
    }

    [Fact]
    public void ThickerIsNowhereDarkerAndThinnerNowhereLighter()
    {
        ImageSet set = SyntheticDigits.Make(20, 5);
        for (int i = 0; i < set.Count; i++)
        {
            byte[] image = set.Image(i).ToArray();
            foreach (float radius in new[] { -1.4f, -0.3f, 0.3f, 1.4f })
            {
                Plane plane = Make((x, y) => image[(y * Side) + x] / 255f);
                new StrokeFilter(Side, Side).Apply(plane, new Plane(Side, Side), radius);
                for (int y = 0; y < Side; y++)
                    for (int x = 0; x < Side; x++)
                        Assert.InRange((plane.Line(y)[x] - (image[(y * Side) + x] / 255f)) * MathF.Sign(radius), -1e-6f, 1);
            }
        }
    }

    [Fact]
    public void AHairlineKeepsHalfOfItsInk()
    {
        Plane plane = Make((x, y) => x == 14 ? 1 : 0);
        new StrokeFilter(Side, Side).Apply(plane, new Plane(Side, Side), -3);
        Assert.Equal(0.5f, plane.Line(10).ToArray().Sum(), 0.01f);
    }

    [Theory]
    [InlineData(0.6f)]
    [InlineData(1f)]
    [InlineData(2.2f)]
    public void ABlurKeepsTheInkAndSpreadsItByItsDeviation(float sigma)
    {
        Plane plane = Make((x, y) => x == 14 && y == 13 ? 1 : 0);
        GaussianBlur.Apply(plane, new Plane(Side, Side), sigma);
        double mass = 0, spreadX = 0, spreadY = 0;
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
            {
                float value = plane.Line(y)[x];
                (mass, spreadX, spreadY) = (mass + value, spreadX + (value * (x - 14) * (x - 14)), spreadY + (value * (y - 13) * (y - 13)));
            }
        Assert.Equal(1, mass, 1e-5);
        Assert.InRange(Math.Sqrt(spreadX), 0.94 * sigma, 1.02 * sigma);
        Assert.InRange(Math.Sqrt(spreadY), 0.94 * sigma, 1.02 * sigma);
    }

    [Fact]
    public void ABlurLeavesAFlatImageFlatUpToTheBorder()
    {
        Plane plane = Make((x, y) => 0.7f);
        GaussianBlur.Apply(plane, new Plane(Side, Side), 4);
        for (int y = 0; y < Side; y++)
            Assert.All(plane.Line(y).ToArray(), v => Assert.Equal(0.7f, v, 1e-5f));
    }

    [Fact]
    public void NoiseHasTheDeviationItIsAskedFor()
    {
        var plane = new Plane(200, 201);
        var random = new SplitMix64(3);
        SensorNoise.Apply(plane, ref random, 0.1f);
        double sum = 0, squares = 0, products = 0;
        for (int y = 0; y < plane.Height; y++)
            for (int x = 0; x < plane.Width; x++)
            {
                float value = plane.Line(y)[x];
                (sum, squares, products) = (sum + value, squares + (value * value), products + (x == 0 ? 0 : value * plane.Line(y)[x - 1]));
            }
        int count = 200 * 201;
        Assert.InRange(sum / count, -0.002, 0.002);
        Assert.InRange(Math.Sqrt(squares / count), 0.099, 0.101);
        // Neighbours are independent.
        Assert.InRange(products / squares, -0.02, 0.02);
    }

    [Theory]
    [InlineData(3f)]
    [InlineData(7f)]
    public void ASmoothFieldHasDeviationOneAndBounds(float spacing)
    {
        var field = new SmoothField(Side, Side, spacing);
        double sum = 0, squares = 0, steps = 0;
        const int Draws = 500;
        for (int i = 0; i < Draws; i++)
        {
            var random = new SplitMix64(9, 0, i);
            field.Draw(ref random);
            for (int y = 0; y < Side; y++)
            {
                float last = 0;
                for (int x = 0; x < Side; x++)
                {
                    float value = field.At(y, x)[0];
                    Assert.InRange(value, -3.7f, 3.7f);
                    (sum, squares) = (sum + value, squares + (value * value));
                    steps += x == 0 ? 0 : (value - last) * (value - last);
                    last = value;
                }
            }
        }
        double count = Draws * Side * Side;
        Assert.InRange(sum / count, -0.05, 0.05);
        Assert.InRange(Math.Sqrt(squares / count), 0.93, 1.07);
        // Neighbours differ by less, the coarser the grid.
        Assert.InRange(Math.Sqrt(steps / count), 0, 1.6 / spacing);
    }

    [Fact]
    public void LightLeavesInkLighterThanPaper()
    {
        for (int i = 0; i < 300; i++)
        {
            Plane plane = Make((x, y) => x is >= 10 and < 18 && y is >= 4 and < 24 ? 1 : 0);
            var random = new SplitMix64(1, 0, i);
            float cut = new Lighting(Side, Side).Apply([plane], ref random, 1);
            Assert.InRange(cut, 0, 0.4f);
            double ink = 0, paper = 0;
            for (int y = 0; y < Side; y++)
                for (int x = 0; x < Side; x++)
                    (ink, paper) = x is >= 10 and < 18 && y is >= 4 and < 24 ? (ink + plane.Line(y)[x], paper) : (ink, paper + plane.Line(y)[x]);
            Assert.True(ink / 160 > (paper / (784 - 160)) + 0.1, $"{i}: ink {ink / 160}, paper {paper / (784 - 160)}");
        }
    }

    private static Plane Make(Func<int, int, float> pixel)
    {
        var plane = new Plane(Side, Side);
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
                plane.Line(y)[x] = pixel(x, y);
        return plane;
    }
}
