using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace Edge.DigitReader.Capture;

/// <summary>Reads one frame of a camera into a slot and turns what can go wrong into a <see cref="CameraException"/>.</summary>
internal static class CameraReader
{
    /// <summary>Reads.</summary>
    /// <returns>False at the end of the stream.</returns>
    public static bool TryRead(ICamera camera, FrameSlot slot, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            if (!camera.TryRead(slot.Frame, cancellationToken))
                return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
        {
            throw new CameraException($"Expected a frame of the camera '{camera.Name}', got: {e.Message} Check its cable and its permissions.", e);
        }
        slot.Arrival = Stopwatch.GetTimestamp();
        slot.CaptureTime = Stopwatch.GetElapsedTime(start, slot.Arrival);
        slot.Expected = (camera as ILabelledCamera)?.ExpectedLabel ?? -1;
        return true;
    }
}
