using System;

namespace Edge.Reports;

/// <summary>Colours of values.</summary>
public static class ColourRamp
{
    private static readonly (byte, byte, byte)[] Even = [(8, 14, 26), (16, 74, 122), (62, 156, 206), (190, 226, 242), (255, 255, 255)];
    private static readonly (byte, byte, byte)[] Signed = [(178, 68, 0), (236, 148, 84), (244, 244, 244), (96, 170, 214), (0, 84, 140)];

    /// <summary>A frame between pictures, which both ramps and both grounds of the page stand off from.</summary>
    public static (byte Red, byte Green, byte Blue) Gap => (128, 136, 146);

    /// <summary>From 0, near black, over blue to 1, white.</summary>
    public static (byte Red, byte Green, byte Blue) Of(double value) => Mix(Even, value);

    /// <summary>From -1, orange, over 0, nearly white, to 1, blue.</summary>
    public static (byte Red, byte Green, byte Blue) OfSigned(double value) => Mix(Signed, (value + 1) / 2);

    private static (byte Red, byte Green, byte Blue) Mix((byte Red, byte Green, byte Blue)[] stops, double place)
    {
        double at = Math.Clamp(double.IsNaN(place) ? 0 : place, 0, 1) * (stops.Length - 1);
        int low = Math.Min((int)at, stops.Length - 2);
        double part = at - low;
        byte Between(byte a, byte b) => (byte)Math.Round(a + ((b - a) * part));
        return (Between(stops[low].Red, stops[low + 1].Red), Between(stops[low].Green, stops[low + 1].Green), Between(stops[low].Blue, stops[low + 1].Blue));
    }
}
