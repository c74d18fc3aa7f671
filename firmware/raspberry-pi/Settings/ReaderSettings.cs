using System;
using System.Globalization;
using Edge.DigitReader;
using Edge.RaspberryPi.Camera;
using Edge.RaspberryPi.Screen;

namespace Edge.RaspberryPi.Settings;

/// <summary>What can be set by the configuration file and the command line. The values here are the defaults.</summary>
public sealed record ReaderSettings
{
    /// <summary>A program that takes rpicam-vid's options (CSI), or /dev/videoN (USB).</summary>
    public string CameraSource { get; init; } = RpicamCamera.DefaultTool;

    /// <summary>Width of a frame in pixels.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Height of a frame in pixels.</summary>
    public int Height { get; init; } = 480;

    /// <summary>Frames a second that a CSI camera is asked for.</summary>
    public int FramesPerSecond { get; init; } = RpicamCamera.DefaultFramesPerSecond;

    /// <summary>Where answers go.</summary>
    public DisplayKind Display { get; init; }

    /// <summary>Number of the I2C bus of an SSD1306.</summary>
    public int I2cBus { get; init; } = 1;

    /// <summary>Address of an SSD1306 on its bus.</summary>
    public int I2cAddress { get; init; } = Ssd1306Display.DefaultAddress;

    /// <summary>GPIO of the button; null for none.</summary>
    public int? ButtonPin { get; init; }

    /// <summary>GPIO of the LED; null for none.</summary>
    public int? LedPin { get; init; }

    /// <summary>Name of a network that ships, or a .tflite file.</summary>
    public string Model { get; init; } = ModelSwitch.DefaultName;

    /// <summary>The least probability of an answer, 0 to 1.</summary>
    public double MinimumProbability { get; init; } = RejectionRule.DefaultMinimumProbability;

    /// <summary>The most digits of a frame.</summary>
    public int Digits { get; init; } = 1;

    /// <summary>The folder that packages of networks are put into; null for none.</summary>
    public string? UpdatesFolder { get; init; }

    /// <summary>The file of public keys whose packages are taken; null for none.</summary>
    public string? UpdatesKeys { get; init; }

    /// <summary>The name of the packages that are taken.</summary>
    public string UpdatesName { get; init; } = ModelSwitch.DefaultName;

    /// <summary>The number N of /dev/videoN; null for a CSI camera.</summary>
    public int? VideoDevice =>
        CameraSource.StartsWith(UsbCamera.DevicePrefix, StringComparison.Ordinal)
        && int.TryParse(CameraSource.AsSpan(UsbCamera.DevicePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}
