using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Vision;

namespace Edge.RaspberryPi.Settings;

/// <summary>Every setting.</summary>
public static class SettingsFields
{
    // Pins of the Raspberry Pi's header.
    private const int LastPin = 27;

    /// <summary>The settings in the order of the file.</summary>
    public static IReadOnlyList<SettingsField> All { get; } =
    [
        Text("camera.source", "--camera", "The camera: /dev/videoN (USB), or a program that takes rpicam-vid's options (CSI), as libcamera-vid of older systems.",
            s => s.CameraSource, (s, v) => s with { CameraSource = v! }),
        Whole("camera.width", "--width", "Width of a frame in pixels; of a CSI camera a multiple of 64.", 16, GrayImage.MaxSide,
            s => s.Width, (s, v) => s with { Width = v }),
        Whole("camera.height", "--height", "Height of a frame in pixels, even.", 16, GrayImage.MaxSide,
            s => s.Height, (s, v) => s with { Height = v }),
        Whole("camera.framesPerSecond", "--frame-rate", "Frames a second that a CSI camera is asked for; a USB camera has its own.", 1, 120,
            s => s.FramesPerSecond, (s, v) => s with { FramesPerSecond = v }),
        Text("display.kind", "--display", "Where answers go: the terminal (HDMI, ssh, journal) or a panel.",
            s => Name(s.Display), (s, v) => s with { Display = Enum.Parse<DisplayKind>(v!, ignoreCase: true) }) with { Choices = [.. Enum.GetValues<DisplayKind>().Select(Name)] },
        Whole("display.i2cBus", "--i2c-bus", "Number of the I2C bus of an SSD1306: N of /dev/i2c-N.", 0, 255,
            s => s.I2cBus, (s, v) => s with { I2cBus = v }),
        Whole("display.i2cAddress", "--i2c-address", "Address of an SSD1306: 60 (0x3C), or 61 (0x3D) of some modules.", 8, 119,
            s => s.I2cAddress, (s, v) => s with { I2cAddress = v }),
        Pin("button.gpio", "--button", "GPIO of a button to GND: a press freezes the picture or lets it go on, a long press takes the next network.",
            s => s.ButtonPin, (s, v) => s with { ButtonPin = v }),
        Pin("led.gpio", "--led", "GPIO of an LED: on while a digit is answered, blinking after a fault.",
            s => s.LedPin, (s, v) => s with { LedPin = v }),
        Text("reader.model", "--model", "A network that ships (see --help) or a .tflite file of 28x28x1 to ten classes.",
            s => s.Model, (s, v) => s with { Model = v! }),
        new SettingsField
        {
            Path = "reader.minimumProbability",
            Option = "--minimum-probability",
            Description = "The least probability of an answer.",
            Range = (0, 1),
            Get = s => s.MinimumProbability,
            Set = (s, v) => s with { MinimumProbability = (double)v! },
        },
        Whole("reader.digits", "--digits", "The most digits of a frame; 1 for the best one alone.", 1, 64,
            s => s.Digits, (s, v) => s with { Digits = v }),
        Text("updates.folder", "--updates", "A folder that packages of networks are put into, as 'quantize package' makes them; each is tried and then runs.",
            s => s.UpdatesFolder, (s, v) => s with { UpdatesFolder = v }) with { IsOptional = true },
        Text("updates.keys", "--update-keys", "Public keys (PEM) whose packages are taken; without them updates are off.",
            s => s.UpdatesKeys, (s, v) => s with { UpdatesKeys = v }) with { IsOptional = true },
        Text("updates.name", "--update-name", "The name of the packages that are taken.",
            s => s.UpdatesName, (s, v) => s with { UpdatesName = v! }),
    ];

    private static string Name(DisplayKind kind) => kind switch
    {
        DisplayKind.Ili9341 => "ili9341",
        DisplayKind.Ssd1306 => "ssd1306",
        _ => "terminal",
    };

    private static SettingsField Text(string path, string option, string description, Func<ReaderSettings, string?> get, Func<ReaderSettings, string?, ReaderSettings> set) =>
        new() { Path = path, Option = option, Description = description, Get = get, Set = (s, v) => set(s, (string?)v) };

    private static SettingsField Whole(
        string path, string option, string description, int least, int most, Func<ReaderSettings, int> get, Func<ReaderSettings, int, ReaderSettings> set) => new()
        {
            Path = path,
            Option = option,
            Description = description,
            Range = (least, most),
            IsWhole = true,
            Get = s => (double)get(s),
            Set = (s, v) => set(s, (int)(double)v!),
        };

    private static SettingsField Pin(string path, string option, string description, Func<ReaderSettings, int?> get, Func<ReaderSettings, int?, ReaderSettings> set) => new()
    {
        Path = path,
        Option = option,
        Description = description,
        Range = (0, LastPin),
        IsWhole = true,
        IsOptional = true,
        Get = s => get(s) is { } pin ? (double)pin : null,
        Set = (s, v) => set(s, v is null ? null : (int)(double)v),
    };
}
