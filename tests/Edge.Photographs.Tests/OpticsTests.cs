using System;
using System.Linq;
using Edge.Photographs.Optics;

namespace Edge.Photographs.Tests;

/// <summary>Proves what lens, sensor and compression do to a picture.</summary>
public class OpticsTests
{
    private const int Width = 37;
    private const int Height = 29;

    [Fact]
    public void Blur_keeps_the_light_and_spreads_a_dot_by_its_deviation()
    {
        var plane = new float[Width * Height];
        plane[(14 * Width) + 18] = 1;
        new LensBlur(Width, Height).Apply(plane, 2, 1);
        Assert.Equal(1, plane.Sum(), 1e-4);
        double along = 0, across = 0;
        for (int i = 0; i < plane.Length; i++)
            (along, across) = (along + (plane[i] * Math.Pow((i % Width) - 18, 2)), across + (plane[i] * Math.Pow((i / Width) - 14, 2)));
        // A Gaussian that ends at 2.5 deviations is a little narrower.
        Assert.InRange(Math.Sqrt(along), 1.8, 2);
        Assert.InRange(Math.Sqrt(across), 0.9, 1);
    }

    [Fact]
    public void Compression_loses_the_more_the_worse_its_quality_is()
    {
        byte[] pixels = Random();
        double before = 0;
        foreach (int quality in new[] { 100, 90, 50, 10 })
        {
            byte[] compressed = [.. pixels];
            BlockCompression.Apply(compressed, Width, Height, quality, gray: false);
            double error = Error(pixels, compressed);
            Assert.InRange(error, before + 0.1, quality == 100 ? 3 : 60);
            before = error;
        }
    }

    [Fact]
    public void Compression_keeps_a_level_picture()
    {
        byte[] level = [.. Enumerable.Repeat((byte)128, 3 * Width * Height)], compressed = [.. level];
        BlockCompression.Apply(compressed, Width, Height, 10, gray: true);
        Assert.Equal(level, compressed);
    }

    [Fact]
    public void The_sensor_gives_the_asked_level_and_noise()
    {
        var canvas = new Canvas(100, 100);
        Array.Fill(canvas.Red, 0.8f);
        Array.Fill(canvas.Green, 0.8f);
        Array.Fill(canvas.Blue, 0.8f);
        var pixels = new byte[30000];
        const float Level = 120, Noise = 0.05f;
        Sensor.Expose(canvas, Sensor.LightOf(Level) / 0.8f, Noise, gray: true, new SeededRandom(1, 1), pixels);
        double mean = pixels.Average(p => (double)p), deviation = Math.Sqrt(pixels.Average(p => Math.Pow(p - mean, 2)));
        Assert.InRange(mean, Level - 1.5, Level + 1.5);
        Assert.InRange(deviation, Noise * Sensor.LevelsOfNoise(Level) * 0.95, Noise * Sensor.LevelsOfNoise(Level) * 1.05);
    }

    private static byte[] Random()
    {
        var random = new SeededRandom(5, 5);
        var pixels = new byte[3 * Width * Height];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)random.Whole(60, 200);
        return pixels;
    }

    private static double Error(byte[] a, byte[] b) => Math.Sqrt(a.Zip(b, (x, y) => Math.Pow(x - y, 2)).Average());
}
