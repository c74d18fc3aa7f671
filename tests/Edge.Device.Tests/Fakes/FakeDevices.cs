using System;
using System.Device.Gpio;
using System.Device.I2c;
using System.IO;
using Edge.Cli;
using Edge.Device.Tests.Nano;
using Edge.RaspberryPi.Devices;
using Edge.RaspberryPi.Screen;
using Edge.Testing;
using Iot.Device.Media;

namespace Edge.Device.Tests.Fakes;

/// <summary>A board with every device, in memory, with a folder that stands for /dev.</summary>
internal sealed class FakeDevices : IDevices, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FakeDevices()
    {
        foreach (string device in new[] { "spidev0.0", "i2c-1", "video0" })
            File.WriteAllText(_folder.Of(device), "");
    }

    public string Folder => _folder.Path;

    public FakePanel Panel { get; } = new();

    public FakeSsd1306 Oled { get; } = new();

    public FakeGpioDriver Pins { get; } = new();

    public Func<VideoConnectionSettings, VideoDevice>? Video { get; init; }

    public bool HasGpio { get; set; } = true;

    public IPanel OpenIli9341() => Panel;

    public I2cDevice OpenI2c(int bus, int address) => new FakeI2cDevice(Oled);

    public GpioController OpenGpio() =>
        HasGpio ? new GpioController(Pins) : throw new UserErrorException("Expected the GPIO of the header, could not open it (no chip); be in the group gpio, and install libgpiod.");

    public VideoDevice OpenVideo(VideoConnectionSettings settings) => Video!(settings);

    public void Unplug(string device) => File.Delete(_folder.Of(device));

    public void Dispose()
    {
        Panel.Dispose();
        Pins.Dispose();
        _folder.Dispose();
    }
}
