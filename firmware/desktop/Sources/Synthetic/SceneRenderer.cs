using System;
using Edge.Vision;

namespace Edge.Desktop.Sources.Synthetic;

/// <summary>Renders a scene: ink on lit paper, lens blur, sensor noise.</summary>
internal sealed class SceneRenderer
{
    // Interpolated strokes are sharpened to pen strokes with edges this wide, in 0..255 of MNIST's ink.
    private const double EdgeLow = 70;
    private const double EdgeHigh = 150;

    private readonly int _width;
    private readonly int _height;
    private readonly double[] _light;
    private readonly double[] _rows;

    /// <summary>Makes a renderer of frames of one size.</summary>
    public SceneRenderer(int width, int height)
    {
        _width = width;
        _height = height;
        _light = new double[width * height];
        _rows = new double[width * height];
    }

    /// <summary>Renders a digit into a frame.</summary>
    public void Render(ReadOnlySpan<byte> digit, Scene scene, ref SeededRandom random, GrayImage frame)
    {
        Paint(digit, scene);
        for (int pass = 0; pass < scene.BlurPasses; pass++)
            Blur();
        for (int i = 0; i < frame.Pixels.Length; i++)
            frame.Pixels[i] = (byte)Math.Clamp(Math.Floor(_light[i] + (scene.Noise * random.Normal()) + 0.5), 0, 255);
    }

    private void Paint(ReadOnlySpan<byte> digit, Scene scene)
    {
        for (int y = 0; y < _height; y++)
            for (int x = 0; x < _width; x++)
            {
                double dx = x + 0.5 - scene.CenterX;
                double dy = y + 0.5 - scene.CenterY;
                double u = (dx * scene.Cosine) + (dy * scene.Sine) + ((BundledDigits.Side - 1) / 2.0);
                double v = (dy * scene.Cosine) - (dx * scene.Sine) + ((BundledDigits.Side - 1) / 2.0);
                double edge = Math.Clamp((SmoothSampler.Sample(digit, BundledDigits.Side, u, v) - EdgeLow) / (EdgeHigh - EdgeLow), 0, 1);
                double ink = edge * edge * (3 - (2 * edge));
                double lamp = 1 + (scene.SlopeX * (((x + 0.5) / _width) - 0.5)) + (scene.SlopeY * (((y + 0.5) / _height) - 0.5));
                _light[(y * _width) + x] = scene.Paper * lamp * (1 - (ink * (1 - scene.Pen)));
            }
    }

    // A 3x3 box, rows then columns; at the border the outermost pixel counts again.
    private void Blur()
    {
        for (int y = 0; y < _height; y++)
            for (int x = 0; x < _width; x++)
            {
                int row = y * _width;
                _rows[row + x] = (_light[row + Math.Max(0, x - 1)] + _light[row + x] + _light[row + Math.Min(_width - 1, x + 1)]) / 3;
            }
        for (int y = 0; y < _height; y++)
            for (int x = 0; x < _width; x++)
                _light[(y * _width) + x] =
                    (_rows[(Math.Max(0, y - 1) * _width) + x] + _rows[(y * _width) + x] + _rows[(Math.Min(_height - 1, y + 1) * _width) + x]) / 3;
    }
}
