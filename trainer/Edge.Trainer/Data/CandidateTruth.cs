using System;
using System.Collections.Generic;
using Edge.Data;
using Edge.Photographs;
using Edge.Vision;

namespace Edge.Trainer.Data;

/// <summary>Tells of a candidate whether it is a digit of the photograph: where it is, and what is drawn.</summary>
/// <param name="digits">The images that the photographs' digits are made from.</param>
internal sealed class CandidateTruth(ImageSet digits)
{
    // A box that overlaps a digit's by this share of what both cover is its box; one that overlaps by less than the other is not. Of what lies between nothing is to be learned.
    private const double FittingOverlap = 0.6;
    private const double ForeignOverlap = 0.45;

    // So well a picture in its box agrees with the digit at least, and so badly one at most that shows the ground as ink.
    private const double LeastLikeness = 0.65;
    private const double MostUnlikeness = 0.45;

    private const int Side = DigitFinder.DigitSide;

    private readonly float[] _drawn = new float[Side * Side];
    private readonly float[] _written = new float[Side * Side];

    /// <summary>The label of a candidate.</summary>
    /// <param name="box">Its box.</param>
    /// <param name="pixels">28x28 pixels as vision draws it.</param>
    /// <param name="written">The digits of the photograph.</param>
    /// <returns>0 to 9; <see cref="PhotographData.Other"/> for no digit; null where a person might say either.</returns>
    public byte? LabelOf(DigitBox box, ReadOnlySpan<byte> pixels, IReadOnlyList<PhotographedDigit> written)
    {
        (PhotographedDigit? digit, double overlap) = (null, 0);
        foreach (PhotographedDigit other in written)
            if (BoxOverlap.Of(other.Box, box) is double o && o > overlap)
                (digit, overlap) = (other, o);
        if (digit is null || overlap < ForeignOverlap)
            return PhotographData.Other;
        double likeness = Likeness(pixels, digits.Image(digit.Image));
        return overlap >= FittingOverlap && likeness >= LeastLikeness ? (byte)digit.Label
            : likeness <= MostUnlikeness ? PhotographData.Other
            : null;
    }

    /// <summary>How well two pictures agree: the correlation of both, blurred.</summary>
    public double Likeness(ReadOnlySpan<byte> drawn, ReadOnlySpan<byte> written)
    {
        Blur(drawn, _drawn);
        Blur(written, _written);
        double product = 0, first = 0, second = 0;
        for (int i = 0; i < _drawn.Length; i++)
        {
            product += _drawn[i] * _written[i];
            first += _drawn[i] * _drawn[i];
            second += _written[i] * _written[i];
        }
        return product / Math.Sqrt(Math.Max(first * second, 1e-9));
    }

    // The mean of 5x5 neighbours, less the mean of all: strokes of another width and a little beside still meet.
    private static void Blur(ReadOnlySpan<byte> pixels, float[] blurred)
    {
        const int Reach = 2;
        float total = 0;
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
            {
                int sum = 0;
                for (int v = Math.Max(y - Reach, 0); v <= Math.Min(y + Reach, Side - 1); v++)
                    for (int u = Math.Max(x - Reach, 0); u <= Math.Min(x + Reach, Side - 1); u++)
                        sum += pixels[(v * Side) + u];
                blurred[(y * Side) + x] = sum;
                total += sum;
            }
        float mean = total / blurred.Length;
        for (int i = 0; i < blurred.Length; i++)
            blurred[i] -= mean;
    }
}
