using System;
using Edge.DigitReader;
using Edge.RaspberryPi.Devices;
using Edge.RaspberryPi.Settings;
using Iot.Device.Media;

namespace Edge.RaspberryPi.Camera;

/// <summary>Makes the camera that the settings name.</summary>
public static class Cameras
{
    /// <summary>Makes it; nothing starts before the first frame is asked for.</summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="devices">Opens a USB camera.</param>
    /// <param name="timeout">Longest wait for a frame, or null for the camera's own.</param>
    public static ICamera Make(ReaderSettings settings, IDevices devices, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(devices);
        if (settings.VideoDevice is not { } number)
            return new RpicamCamera(settings.CameraSource, settings.Width, settings.Height, timeout, settings.FramesPerSecond);
        var connection = new VideoConnectionSettings(number, ((uint)settings.Width, (uint)settings.Height));
        return new UsbCamera(() => devices.OpenVideo(connection), System.IO.Path.Combine(devices.Folder, $"video{number}"), settings.Width, settings.Height, timeout);
    }
}
