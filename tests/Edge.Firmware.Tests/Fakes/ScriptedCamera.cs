using System;
using System.Threading;
using Edge.DigitReader;
using Edge.Vision;

namespace Edge.Firmware.Tests.Fakes;

/// <summary>A camera whose frames a test makes: called with the number of the call and the frame.</summary>
internal sealed class ScriptedCamera(FrameFlow flow, Func<long, GrayImage, CancellationToken, bool> read) : ICamera
{
    private long _calls;

    public string Name => "scripted";

    public int Width => 48;

    public int Height => 36;

    public FrameFlow Flow => flow;

    public bool TryRead(GrayImage frame, CancellationToken cancellationToken) => read(_calls++, frame, cancellationToken);

    public void Dispose()
    {
    }

    /// <summary>Draws a dark bar on paper, which vision takes for a digit.</summary>
    public static void Draw(GrayImage frame, int left)
    {
        Array.Fill(frame.Pixels, (byte)220);
        for (int y = 8; y < 28; y++)
            frame.Pixels.AsSpan((y * frame.Width) + left, 4).Fill(30);
    }
}
