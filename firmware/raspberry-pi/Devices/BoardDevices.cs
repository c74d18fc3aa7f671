using System;
using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Device.I2c;
using System.Device.Spi;
using System.IO;
using System.Runtime.InteropServices;
using Edge.Cli;
using Edge.RaspberryPi.Screen;
using Iot.Device.Ili934x;
using Iot.Device.Media;

namespace Edge.RaspberryPi.Devices;

/// <summary>The devices of a Raspberry Pi by System.Device.Gpio and Iot.Device.Bindings.</summary>
public sealed class BoardDevices : IDevices
{
    private const string SpiCure = "enable SPI by raspi-config and be in the group spi";
    private const string I2cCure = "enable I2C by raspi-config and be in the group i2c";
    private const string GpioCure = "be in the group gpio, and install libgpiod";

    /// <inheritdoc/>
    public string Folder => "/dev";

    /// <inheritdoc/>
    public IPanel OpenIli9341()
    {
        var settings = new SpiConnectionSettings(0, 0) { ClockFrequency = Ili9341.DefaultSpiClockFrequency, Mode = Ili9341.DefaultSpiMode };
        GpioController gpio = OpenGpio();
        try
        {
            return Open("an ILI9341 panel on SPI 0", SpiCure, () => new Ili9341Panel(SpiDevice.Create(settings), gpio));
        }
        catch (UserErrorException)
        {
            gpio.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public I2cDevice OpenI2c(int bus, int address) => Open($"the I2C bus {bus}", I2cCure, () => I2cDevice.Create(new I2cConnectionSettings(bus, address)));

    /// <inheritdoc/>
    // The driver is named because the controller's own choice fails on some images of the Pi 5.
    public GpioController OpenGpio() => Open("the GPIO of the header", GpioCure, () => new GpioController(UnixDriver.Create()));

    /// <inheritdoc/>
    public VideoDevice OpenVideo(VideoConnectionSettings settings) => VideoDevice.Create(settings);

    private static T Open<T>(string what, string cure, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (IsFault(e))
        {
            throw new UserErrorException($"Expected {what}, could not open it ({e.Message.TrimEnd('.')}); {cure}.", e);
        }
    }

    // A missing libgpiod is a TypeLoadException (DllNotFoundException); the bindings have no exception of their own.
    private static bool IsFault(Exception e) => e is IOException or UnauthorizedAccessException or PlatformNotSupportedException or InvalidOperationException
        or NotSupportedException or TypeLoadException or TypeInitializationException or ExternalException;
}
