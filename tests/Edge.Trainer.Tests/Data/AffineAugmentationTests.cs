using System;
using Edge.Data;
using Edge.Trainer.Data;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Data;

public sealed class AffineAugmentationTests
{
    private static readonly AugmentationSpec All = new() { Rotation = 20, Shift = 3, Shear = 10, Zoom = 0.2f };

    [Fact]
    public void WithoutLimitsNothingChanges()
    {
        ImageSet set = SyntheticDigits.Make(1, 4);
        float[] result = Apply(new AugmentationSpec(), set, seed: 1);
        for (int i = 0; i < result.Length; i++)
            Assert.Equal(set.Pixels.Span[i] / 255f, result[i], 1e-4f);
    }

    [Fact]
    public void TheSameKeyGivesTheSameImage()
    {
        ImageSet set = SyntheticDigits.Make(1, 4);
        Assert.Equal(Apply(All, set, seed: 1), Apply(All, set, seed: 1));
        Assert.NotEqual(Apply(All, set, seed: 1), Apply(All, set, seed: 2));
    }

    // Rotation, shear and zoom leave the centre where it is; shift moves it by no more than its limit.
    [Fact]
    public void ADotInTheMiddleMovesNoFartherThanTheShift()
    {
        byte[] pixels = new byte[29 * 29];
        pixels[(14 * 29) + 14] = 255;
        var set = new ImageSet(pixels, new byte[1], 29, 29);
        bool moved = false;
        for (int seed = 0; seed < 50; seed++)
        {
            float[] result = Apply(All, set, seed);
            double mass = 0, x = 0, y = 0;
            for (int i = 0; i < result.Length; i++)
                (mass, x, y) = (mass + result[i], x + (result[i] * (i % 29)), y + (result[i] * (i / 29)));
            Assert.InRange(mass, 0.4, 1.8);
            Assert.InRange(x / mass, 10.4, 17.6);
            Assert.InRange(y / mass, 10.4, 17.6);
            moved |= Math.Abs((x / mass) - 14) > 1;
        }
        Assert.True(moved);
    }

    private static float[] Apply(AugmentationSpec spec, ImageSet set, int seed)
    {
        float[] result = new float[set.Height * set.Width];
        var random = new SplitMix64(seed);
        AffineAugmentation.Apply(spec, ref random, set.Image(0), set.Height, set.Width, result);
        return result;
    }
}
