using System;
using Edge.Photographs.Optics;
using Edge.Vision;

namespace Edge.Photographs;

/// <summary>From a scene to a picture: light, lens, sensor, compression.</summary>
internal static class Darkroom
{
    // A grey camera is what a microcontroller has.
    private const double GrayShare = 0.25;

    /// <summary>Takes the photograph.</summary>
    /// <param name="scene">The scene; its canvas is used up.</param>
    /// <param name="blur">The lens.</param>
    /// <param name="height">Height of the writing, in pixels.</param>
    /// <param name="unlit">Whether there is next to no light: noise is all that is seen.</param>
    public static ColorImage Develop(Scene scene, LensBlur blur, float height, bool unlit = false)
    {
        (Canvas canvas, SeededRandom random, PhotographSetting setting) = (scene.Canvas, scene.Random, scene.Setting);
        scene.Lighting.Apply(canvas);

        var legible = new Legibility(scene, height);
        float sigma = legible.Blur(Math.Max(random.Between(0, setting.Blur) * height, 0.35f)), shake = random.Chance(0.3) ? random.Between(0.3f, 1) : 1;
        bool gray = random.Chance(GrayShare);
        (float sigmaX, float sigmaY) = random.Chance(0.5) ? (sigma, sigma * shake) : (sigma * shake, sigma);
        blur.Apply(canvas.Red, sigmaX, sigmaY);
        blur.Apply(canvas.Green, sigmaX, sigmaY);
        blur.Apply(canvas.Blue, sigmaX, sigmaY);
        scene.Note(sigma > Math.Max(1, height / 40) ? Disturbances.Blur : 0);

        float level = legible.Level(random.Between(setting.DarkestPaper, setting.BrightestPaper)), noise = legible.Noise(random.Between(0.15f, 1) * setting.Noise, level);
        float luma = (scene.LightInk ? scene.Pen.Colour : scene.Surface.Colour).Luma;
        var image = new ColorImage(canvas.Width, canvas.Height, new byte[3 * canvas.Width * canvas.Height]);
        if (unlit)
            Sensor.Expose(canvas, random.Between(0, 0.02f), random.Between(0.1f, 1), gray, random, image.Pixels);
        else
            Sensor.Expose(canvas, Sensor.LightOf(level) / luma, noise, gray, random, image.Pixels);
        scene.Note(level < 110 ? Disturbances.Dark : level > 255 ? Disturbances.Bright : 0);
        scene.Note(noise > 0.045f ? Disturbances.Noise : 0);

        if (random.Chance(setting.Compression))
        {
            BlockCompression.Apply(image.Pixels, image.Width, image.Height, legible.Quality(random.Whole(setting.Quality, 85), level), gray);
            scene.Note(Disturbances.Compression);
        }
        return image;
    }
}
