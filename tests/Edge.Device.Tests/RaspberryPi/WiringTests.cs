using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Boards;
using Edge.Boards.Builds;
using Edge.RaspberryPi.Screen;
using Edge.RaspberryPi.Settings;
using Edge.Testing;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>Proves that the wiring which people follow is the wiring that the program drives with the settings of the build, and the other way round.</summary>
public class WiringTests
{
    // Bus and select line of the ILI9341 as BoardDevices opens them: SPI 0, CE0.
    private const int SpiBus = 0;

    [Theory]
    [InlineData("raspberry-pi-ili9341")]
    [InlineData("raspberry-pi-ssd1306")]
    public void The_program_drives_the_pins_of_the_build_and_no_others(string name)
    {
        Build build = BuildFile.Load(Repository.PathOf("hardware", name));
        ReaderSettings settings = Settings(name);
        Assert.Equal(
            build.Wires.Where(w => w.BoardPin.Gpio is not null).Select(w => (w.BoardPin.Gpio!.Value, w.Signal)).Order(),
            Driven(build.Board, settings).Order());
    }

    [Theory]
    [InlineData("raspberry-pi-ili9341", DisplayKind.Ili9341)]
    [InlineData("raspberry-pi-ssd1306", DisplayKind.Ssd1306)]
    public void The_settings_of_the_build_are_taken_and_name_its_panel(string name, DisplayKind display)
    {
        ReaderSettings settings = Settings(name);
        SettingsRules.Check(settings);
        Assert.Equal(display, settings.Display);
        Assert.Equal(new ReaderSettings() with { Display = display, ButtonPin = settings.ButtonPin, LedPin = settings.LedPin }, settings);
    }

    [Theory]
    [InlineData("raspberry-pi-4")]
    [InlineData("raspberry-pi-zero-2-w")]
    public void Another_pi_has_every_pin_at_the_same_place(string other)
    {
        Board board = BoardCatalog.Find(other);
        foreach (string name in new[] { "raspberry-pi-ili9341", "raspberry-pi-ssd1306" })
            Assert.All(BuildFile.Load(Repository.PathOf("hardware", name)).Wires, w => Assert.Contains(w.BoardPin, board.Pins));
    }

    private static ReaderSettings Settings(string name) => SettingsFile.Read(Path.Combine(Repository.PathOf("hardware", name), "settings.json"), new ReaderSettings());

    private static IEnumerable<(int Gpio, WireSignal Signal)> Driven(Board board, ReaderSettings settings)
    {
        if (settings.Display == DisplayKind.Ili9341)
        {
            BoardBus spi = board.Buses.Single(b => b.Kind == BusKind.Spi && b.Number == SpiBus);
            yield return (spi.Pins["clock"].Gpio!.Value, WireSignal.SpiClock);
            yield return (spi.Pins["output"].Gpio!.Value, WireSignal.SpiOutput);
            yield return (spi.Pins["select"].Gpio!.Value, WireSignal.SpiSelect);
            yield return (Ili9341Panel.DataCommandPin, WireSignal.DataCommand);
            yield return (Ili9341Panel.ResetPin, WireSignal.Reset);
            yield return (Ili9341Panel.BacklightPin, WireSignal.Backlight);
        }
        if (settings.Display == DisplayKind.Ssd1306)
        {
            BoardBus i2c = board.Buses.Single(b => b.Kind == BusKind.I2c && b.Number == settings.I2cBus);
            yield return (i2c.Pins["data"].Gpio!.Value, WireSignal.I2cData);
            yield return (i2c.Pins["clock"].Gpio!.Value, WireSignal.I2cClock);
        }
        if (settings.ButtonPin is { } button)
            yield return (button, WireSignal.Button);
        if (settings.LedPin is { } led)
            yield return (led, WireSignal.Led);
    }
}
