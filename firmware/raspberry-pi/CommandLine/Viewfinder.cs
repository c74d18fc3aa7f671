using System;
using System.Threading;
using Edge.DigitReader;
using Edge.Vision;

namespace Edge.RaspberryPi.CommandLine;

/// <summary>Frames without answers, to point a camera and check a panel.</summary>
public static class Viewfinder
{
    private const int Digits = 10;

    /// <summary>Shows frames until the camera ends.</summary>
    /// <returns>The number of frames.</returns>
    public static long Run(ICamera camera, IDisplay display, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(camera);
        ArgumentNullException.ThrowIfNull(display);
        var reading = new Reading(new GrayImage(camera.Width, camera.Height), Digits);
        while (camera.TryRead(reading.Frame, cancellationToken))
        {
            display.Show(reading);
            reading.Index++;
        }
        return reading.Index;
    }
}
