using System;

namespace Edge.Desktop.Sources.Synthetic;

/// <summary>One sheet of paper in front of the camera: where the digit is and how the light falls.</summary>
/// <param name="CenterX">The digit's middle, in pixels.</param>
/// <param name="CenterY">The digit's middle, in pixels.</param>
/// <param name="Cosine">Cosine of the digit's rotation divided by its scale: digit pixels a frame pixel.</param>
/// <param name="Sine">Sine of the digit's rotation divided by its scale.</param>
/// <param name="Paper">Grey of the paper under middling light.</param>
/// <param name="Pen">Share of light that the pen's ink reflects, of what paper reflects.</param>
/// <param name="SlopeX">Change of light from the left to the right border, as a share.</param>
/// <param name="SlopeY">Change of light from the top to the bottom border, as a share.</param>
/// <param name="BlurPasses">How often the lens blurs with a 3x3 box.</param>
/// <param name="Noise">Standard deviation of the sensor's noise, in grey levels.</param>
internal sealed record Scene(
    double CenterX,
    double CenterY,
    double Cosine,
    double Sine,
    double Paper,
    double Pen,
    double SlopeX,
    double SlopeY,
    int BlurPasses,
    double Noise)
{
    // Tangent of half of 9 degrees, the largest rotation.
    private const double MaxHalfTangent = 0.0787;
    private const double MinScale = 4.5;
    private const double MaxScale = 7.5;

    // Half of MNIST's 20x20 box and a margin for its diagonal after rotation and for the shift of its centre of mass.
    private const double Reach = 15;

    /// <summary>Draws a scene by lot; the whole digit is inside the frame.</summary>
    public static Scene Draw(ref SeededRandom random, int width, int height)
    {
        double scale = random.Between(MinScale, MaxScale);
        double slackX = (width / 2.0) - (Reach * scale);
        double slackY = (height / 2.0) - (Reach * scale);
        // Rotation by the half-angle formulas: only + - * /, which give the same bits everywhere, unlike sine and cosine.
        double t = random.Between(-MaxHalfTangent, MaxHalfTangent);
        return new Scene(
            CenterX: (width / 2.0) + random.Between(-slackX, slackX),
            CenterY: (height / 2.0) + random.Between(-Math.Max(0, slackY), Math.Max(0, slackY)),
            Cosine: (1 - (t * t)) / (1 + (t * t)) / scale,
            Sine: 2 * t / (1 + (t * t)) / scale,
            Paper: random.Between(140, 225),
            Pen: random.Between(0.15, 0.5),
            SlopeX: random.Between(-0.35, 0.35),
            SlopeY: random.Between(-0.35, 0.35),
            BlurPasses: random.Below(3),
            Noise: random.Between(1, 7));
    }
}
