using System;
using Edge.Vision;

namespace Edge.DigitReader.Capture;

/// <summary>A frame on its way from the camera to the loop. Used again for later frames.</summary>
internal sealed class FrameSlot(int width, int height)
{
    /// <summary>The picture.</summary>
    public GrayImage Frame { get; } = new(width, height);

    /// <summary>The true digit where the camera knows it, or -1.</summary>
    public int Expected { get; set; } = -1;

    /// <summary>Time from asking the camera to having the frame.</summary>
    public TimeSpan CaptureTime { get; set; }

    /// <summary>When the frame had come, by <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long Arrival { get; set; }
}
