using System;

namespace Edge.Packages.Tests.Pictures;

/// <summary>Draws the icon of the packages: a handwritten digit as a network sees it, in few pixels, each a lamp on a dark board.</summary>
internal static class IconPainter
{
    /// <summary>Width and height, in pixels: what galleries ask for.</summary>
    public const int Side = 128;

    private const int Cells = 14;
    private const int CellSide = 8;
    private const int Border = (Side - Cells * CellSide) / 2;
    private const int Detail = 4;
    private const double LampSide = 6.6;
    private const double LampCorner = 1.8;

    private static readonly double[] Board = [17, 24, 39];
    private static readonly double[] Dark = [31, 43, 66];
    private static readonly double[] Warm = [249, 115, 22];
    private static readonly double[] Bright = [254, 243, 199];

    /// <summary>Side * Side pixels, row by row, 3 bytes each.</summary>
    public static byte[] Draw()
    {
        byte[] sign = Handwriting.Sign('3', slant: 0.12);
        var picture = new byte[Side * Side * 3];
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
            {
                int column = (x - Border) / CellSide, row = (y - Border) / CellSide;
                bool isInside = x >= Border && y >= Border && column < Cells && row < Cells;
                double share = isInside ? LampShare((x - Border) % CellSide, (y - Border) % CellSide) : 0;
                double ink = isInside ? Ink(sign, column, row) : 0;
                for (int channel = 0; channel < 3; channel++)
                    picture[(y * Side + x) * 3 + channel] = (byte)Math.Round(Mix(Board[channel], Lamp(channel, ink), share));
            }
        return picture;
    }

    // A lamp stands for 2x2 pixels of the network's input.
    private static double Ink(byte[] sign, int column, int row)
    {
        int sum = 0;
        for (int dy = 0; dy < 2; dy++)
            for (int dx = 0; dx < 2; dx++)
                sum += sign[(row * 2 + dy) * 28 + column * 2 + dx];
        return sum / (4 * 255.0);
    }

    private static double Lamp(int channel, double ink) =>
        ink < 0.5 ? Mix(Dark[channel], Warm[channel], ink * 2) : Mix(Warm[channel], Bright[channel], ink * 2 - 1);

    // How much of a pixel a lamp with round corners covers, by points within the pixel.
    private static double LampShare(int x, int y)
    {
        int hits = 0;
        for (int i = 0; i < Detail * Detail; i++)
        {
            double dx = Math.Abs(x + (i % Detail + 0.5) / Detail - CellSide / 2.0) - (LampSide / 2 - LampCorner);
            double dy = Math.Abs(y + (i / Detail + 0.5) / Detail - CellSide / 2.0) - (LampSide / 2 - LampCorner);
            if (Math.Max(dx, 0) * Math.Max(dx, 0) + Math.Max(dy, 0) * Math.Max(dy, 0) <= LampCorner * LampCorner)
                hits++;
        }
        return hits / (double)(Detail * Detail);
    }

    private static double Mix(double from, double to, double share) => from + (to - from) * share;
}
