using System.Device.Gpio;
using System.Device.I2c;
using Edge.Cli;
using Edge.RaspberryPi.Screen;
using Iot.Device.Media;

namespace Edge.RaspberryPi.Devices;

/// <summary>Opens what is wired to the board. Whoever opens a device disposes of it.</summary>
public interface IDevices
{
    /// <summary>The folder of device files: /dev.</summary>
    string Folder { get; }

    /// <summary>Opens the colour panel on SPI 0.</summary>
    /// <exception cref="UserErrorException">Bus or pins cannot be opened.</exception>
    IPanel OpenIli9341();

    /// <summary>Opens a device on an I2C bus; an absent one is noticed with the first transfer.</summary>
    /// <exception cref="UserErrorException">The bus cannot be opened.</exception>
    I2cDevice OpenI2c(int bus, int address);

    /// <summary>Opens the pins of the header.</summary>
    /// <exception cref="UserErrorException">They cannot be opened.</exception>
    GpioController OpenGpio();

    /// <summary>Describes a camera of V4L2; it is opened when it is asked for something.</summary>
    VideoDevice OpenVideo(VideoConnectionSettings settings);
}
