using System;

namespace Edge.Device.Tests.Nano;

/// <summary>What can come loose or go wrong at the camera and the panel.</summary>
internal sealed class CameraFaults(FakeArducam camera, FakeSsd1306 panel)
{
    /// <summary>One fault or none, in the place of the one before.</summary>
    public void Break(Random random)
    {
        Repair();
        switch (random.Next(8))
        {
            case 0: camera.StuckAt = (byte)(255 * random.Next(2)); break;
            case 1: camera.Id = random.Next(256); break;
            case 2: camera.CaptureMilliseconds = int.MaxValue; break;
            case 3: camera.ExtraLength = random.Next(-18_432, 100_000); break;
            case 4: panel.IsConnected = false; break;
            case 5: camera.Write([0x87, 0x40], 2); break;
            default: break;
        }
    }

    /// <summary>Everything is well again.</summary>
    public void Repair()
    {
        (camera.StuckAt, camera.Id, camera.CaptureMilliseconds, camera.ExtraLength) = (null, 0x81, 120, 0);
        if (!panel.IsConnected)
            panel.PowerUp();
    }
}
