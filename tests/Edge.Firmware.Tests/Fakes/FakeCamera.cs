using System;
using System.Threading;
using Edge.DigitReader;
using Edge.Vision;

namespace Edge.Firmware.Tests.Fakes;

/// <summary>A camera that follows a script: for each call a frame ('.'), a fault ('!') or the end (nothing left).</summary>
internal sealed class FakeCamera(string script) : ICamera
{
    private int _next;

    public string Name => "fake";

    public int Width => 40;

    public int Height => 30;

    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_next == script.Length)
            return false;
        if (script[_next++] == '!')
            throw new CameraException("Expected a frame, got none; check the cable.");
        // A dark bar on paper: something that vision finds.
        Array.Fill(frame.Pixels, (byte)220);
        for (int y = 6; y < 24; y++)
            frame.Pixels.AsSpan((y * Width) + 18, 4).Fill(30);
        return true;
    }

    public void Dispose()
    {
    }
}
