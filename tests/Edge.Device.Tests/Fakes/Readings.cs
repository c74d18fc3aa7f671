using System;
using Edge.DigitReader;
using Edge.Vision;

namespace Edge.Device.Tests.Fakes;

/// <summary>Readings to be shown.</summary>
internal static class Readings
{
    /// <summary>A frame of 640x480, black on the left and white on the right, with a 7 of 75 % in a box of 64..128 x 128..256 and one dot of its picture.</summary>
    public static Reading Seven()
    {
        var reading = new Reading(new GrayImage(640, 480), 10)
        {
            Source = "camera",
            VisionTime = TimeSpan.FromMilliseconds(2.5),
            InferenceTime = TimeSpan.FromMilliseconds(0.3),
        };
        for (int y = 0; y < 480; y++)
            reading.Frame.Pixels.AsSpan((y * 640) + 320, 320).Fill(byte.MaxValue);
        DigitReading digit = reading.Add()!;
        digit.Answered = true;
        digit.Label = 7;
        digit.Box = new DigitBox(64, 128, 64, 128);
        digit.Pixels[(10 * Reading.DigitSide) + 5] = byte.MaxValue;
        digit.Probabilities[7] = 0.75f;
        digit.Probabilities[1] = 0.25f;
        return reading;
    }

    /// <summary>A frame without a digit.</summary>
    public static Reading Nothing(long index = 0) => new(new GrayImage(640, 480), 10) { Source = "camera", Index = index };
}
