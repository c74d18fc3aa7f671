using System;

namespace Edge.Photographs.Optics;

/// <summary>The sensor and its tone curve: exposure, noise that grows with the light, and sRGB-like numbers.</summary>
internal sealed class Sensor
{
    private const int Steps = 4096;
    private const float Gamma = 2.2f;
    private const float DarkShare = 0.002f;

    private static readonly byte[] Tone = MakeTone();

    /// <summary>Turns light into pixels.</summary>
    /// <param name="canvas">Red, green and blue light.</param>
    /// <param name="exposure">What light is multiplied by; 1 is then white.</param>
    /// <param name="noise">Standard deviation of noise on white, as a share of white.</param>
    /// <param name="gray">Whether the camera is a grey one.</param>
    /// <param name="random">The lot.</param>
    /// <param name="pixels">Receives three bytes a pixel.</param>
    public static void Expose(Canvas canvas, float exposure, float noise, bool gray, SeededRandom random, byte[] pixels)
    {
        // Shot noise goes with the light; a little is there in the dark.
        float shot = noise * noise, dark = noise * noise * DarkShare;
        for (int i = 0, to = 0; i < canvas.U.Length; i++, to += 3)
        {
            float red = canvas.Red[i] * exposure, green = canvas.Green[i] * exposure, blue = canvas.Blue[i] * exposure;
            float luma = new Colour(red, green, blue).Luma;
            float deviation = MathF.Sqrt((shot * luma) + dark), common = random.Normal() * deviation;
            if (gray)
            {
                pixels[to] = pixels[to + 1] = pixels[to + 2] = ToneOf(luma + common);
                continue;
            }
            // Demosaicing shares the green's noise among the channels; a part is each one's own.
            pixels[to] = ToneOf(red + common + (0.4f * deviation * random.Normal()));
            pixels[to + 1] = ToneOf(green + common);
            pixels[to + 2] = ToneOf(blue + common + (0.5f * deviation * random.Normal()));
        }
    }

    /// <summary>The light that a tone of 0 to 255 stands for; tones above 255 are brighter than white.</summary>
    public static float LightOf(float tone) => MathF.Pow(tone / 255, Gamma);

    /// <summary>The tone of a share of white, 0 to 1.</summary>
    public static float ToneShareOf(float light) => MathF.Pow(light, 1 / Gamma);

    /// <summary>Levels of noise, for a noise of 1 on white, on a ground of some level.</summary>
    public static float LevelsOfNoise(float level)
    {
        float light = LightOf(Math.Min(level, 255));
        return 255 / Gamma * MathF.Pow(light, (1 / Gamma) - 1) * MathF.Sqrt(light);
    }

    private static byte ToneOf(float light) => Tone[(int)Math.Clamp(light * Steps, 0, Steps)];

    private static byte[] MakeTone()
    {
        var tone = new byte[Steps + 1];
        for (int i = 0; i <= Steps; i++)
            tone[i] = (byte)MathF.Round(255 * MathF.Pow((float)i / Steps, 1 / Gamma));
        return tone;
    }
}
