using System;
using Edge.Photographs.Optics;

namespace Edge.Photographs;

/// <summary>Keeps the lot within what a person can still read: where contrast is low, light must not fail, nor the lens, the sensor and the compression.</summary>
internal sealed class Legibility
{
    // Grey levels between ink and paper that a person wants, and how often they must exceed the noise.
    private const float LeastContrast = 42;
    private const float LeastContrastToNoise = 4;

    // A stroke that is blurred by more than this share of its width is lost among others.
    private const float BlurToStroke = 0.55f;

    private readonly float _contrastOfLevel;
    private readonly float _strokePixels;

    /// <summary>Looks at a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="height">Height of the writing, in pixels.</param>
    public Legibility(Scene scene, float height)
    {
        float ground = scene.Surface.Colour.Luma, ink = ground + ((scene.Pen.Colour.Luma - ground) * scene.Pen.Opacity);
        // The tone curve is a power: tones of two lights keep their ratio under any exposure.
        _contrastOfLevel = 1 - Sensor.ToneShareOf(Math.Min(ground, ink) / Math.Max(ground, ink));
        _strokePixels = 2 * scene.Pen.HalfPixels(height);
    }

    /// <summary>The level of the lighter of ink and paper, 0 to 255 and beyond.</summary>
    public float Level(float drawn) => Math.Max(drawn, LeastContrast / _contrastOfLevel);

    /// <summary>The lens's blur, in pixels.</summary>
    public float Blur(float drawn) => Math.Min(drawn, Math.Max(0.6f, BlurToStroke * _strokePixels));

    /// <summary>The sensor's noise, as a share of white.</summary>
    /// <param name="drawn">What the lot says.</param>
    /// <param name="level">The exposure.</param>
    public float Noise(float drawn, float level) => Math.Min(drawn, level * _contrastOfLevel / LeastContrastToNoise / Sensor.LevelsOfNoise(level));

    /// <summary>The quality of compression, 1 to 100.</summary>
    /// <param name="drawn">What the lot says.</param>
    /// <param name="level">The exposure.</param>
    public int Quality(int drawn, float level)
    {
        // Half of a quantisation step of the lower frequencies, 12 at quality 50, must stay below a quarter of the contrast.
        float contrast = Math.Min(level, 255) * _contrastOfLevel;
        return Math.Max(drawn, (int)Math.Clamp(1300 / contrast, 1, 60));
    }
}
